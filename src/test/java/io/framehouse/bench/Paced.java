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
    private final double phase;
    private long next;

    /**
     * @param perSecond how often this one caller begins
     * @param phase when it begins first, from 0 to 1 of the time between two calls; callers of one
     *     phase would all come at the same moment
     */
    Paced(Lap.Caller caller, double perSecond, double phase, Queue<Long> latencies) {
        this.caller = caller;
        this.latencies = latencies;
        this.stepNanos = (long) (1e9 / perSecond);
        this.phase = phase;
    }

    @Override
    public boolean once() throws Exception {
        next = next == 0 ? System.nanoTime() + (long) (phase * stepNanos) : next + stepNanos;
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
