package io.framehouse.bench;

import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * A caller that begins at fixed times, and not when the one before has ended; what it had to wait
 * for the one before counts as its own.
 */
final class Paced implements Lap.Caller {
    private final Lap.Caller caller;
    private final Queue<Long> latencies;
    private final long stepNanos;
    private long next = System.nanoTime();

    /**
     * @param perSecond how often this one caller begins
     */
    Paced(Lap.Caller caller, double perSecond, Queue<Long> latencies) {
        this.caller = caller;
        this.latencies = latencies;
        this.stepNanos = (long) (1e9 / perSecond);
    }

    @Override
    public boolean once() throws Exception {
        next += stepNanos;
        while (System.nanoTime() < next) {
            LockSupport.parkNanos(next - System.nanoTime());
        }
        boolean more = caller.once();
        latencies.add(System.nanoTime() - next);
        return more;
    }

    @Override
    public void close() throws Exception {
        caller.close();
    }
}
