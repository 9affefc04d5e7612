package io.framehouse.shared.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Signals on their way out: kept until their transaction is committed, then sent by one thread,
 * many in one statement, each at most once a statement.
 *
 * <p>NOTIFY inside a transaction would hold a lock of the whole database over its commit, so all
 * commits with a signal would wait for each other's disk.
 *
 * @see "Decision 0008: submit path"
 */
final class LiveSignals {
    /** Beyond this, signals are dropped; who missed one reads again within 30 seconds. */
    private static final int MOST_KEPT = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveSignals.class);

    private final Consumer<Set<String>> sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Set<String> kept = new LinkedHashSet<>();
    private boolean stopped;

    LiveSignals(Consumer<Set<String>> sender) {
        this.sender = sender;
    }

    /** Sends a signal when the present transaction has committed, never where it does not. */
    void afterCommit(String payload) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            keep(Set.of(payload));
            return;
        }
        Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound instanceof OfTransaction present) {
            present.payloads.add(payload);
            return;
        }
        OfTransaction present = new OfTransaction();
        present.payloads.add(payload);
        TransactionSynchronizationManager.bindResource(this, present);
        TransactionSynchronizationManager.registerSynchronization(present);
    }

    void start() {
        lock.lock();
        try {
            stopped = false;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("live-signals").start(this::sendUntilStopped);
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void keep(Set<String> payloads) {
        lock.lock();
        try {
            if (kept.size() < MOST_KEPT) {
                kept.addAll(payloads);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendUntilStopped() {
        Set<String> next = take();
        while (!next.isEmpty()) {
            try {
                sender.accept(next);
            } catch (RuntimeException lost) {
                LOG.warn("{} live signals were not sent: {}", next.size(), lost.getMessage());
            }
            next = take();
        }
    }

    /** Waits for signals; empty when stopped and all are sent. */
    private Set<String> take() {
        lock.lock();
        try {
            while (kept.isEmpty() && !stopped) {
                changed.awaitUninterruptibly();
            }
            Set<String> taken = kept;
            kept = new LinkedHashSet<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The signals of one transaction. */
    private final class OfTransaction implements TransactionSynchronization {
        private final Set<String> payloads = new LinkedHashSet<>();

        @Override
        public void afterCommit() {
            keep(payloads);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(LiveSignals.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(LiveSignals.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(LiveSignals.this);
        }
    }
}
