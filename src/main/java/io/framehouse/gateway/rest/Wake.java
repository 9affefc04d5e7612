package io.framehouse.gateway.rest;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread wait until another one wakes it; to be woken before waiting counts too. */
final class Wake {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;

    void up() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until woken or until the time is over; false where the thread is to end. */
    boolean await(Duration most) {
        long left = most.toNanos();
        lock.lock();
        try {
            while (!woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            return true;
        } catch (InterruptedException stopped) {
            // The server ends its threads; whoever waits looks once more and answers.
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
