package io.framehouse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What one stretch of many callers at once has shown. */
final class Lap {
    /** One caller's work, done again and again; false where there is none left. */
    @FunctionalInterface
    interface Caller extends AutoCloseable {
        boolean once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    private final List<long[]> latencies = new ArrayList<>();
    private double seconds;

    /** Runs callers for a while after a warm-up and adds what they did. */
    void run(int callers, boolean virtual, double warmUp, double measured, Callable<Caller> maker)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers + 1);
        List<Future<long[]>> results = new ArrayList<>();
        long[] from = {0};
        try (ExecutorService threads =
                virtual
                        ? Executors.newVirtualThreadPerTaskExecutor()
                        : Executors.newFixedThreadPool(callers)) {
            for (int i = 0; i < callers; i++) {
                results.add(
                        threads.submit(() -> {
                            try (Caller caller = maker.call()) {
                                start.await();
                                long begin = from[0] + nanos(warmUp);
                                return work(caller, begin, begin + nanos(measured));
                            }
                        }));
            }
            from[0] = System.nanoTime() + 1_000_000;
            start.await();
        }
        double longest = 0;
        for (Future<long[]> result : results) {
            long[] made = result.get();
            longest = Math.max(longest, made[made.length - 1] / 1e9);
            latencies.add(Arrays.copyOf(made, made.length - 1));
        }
        seconds += longest;
    }

    /** The latencies that began in the measured time, then how long that was. */
    private static long[] work(Caller caller, long begin, long end) throws Exception {
        long[] found = new long[4_096];
        int count = 0;
        long last = begin;
        while (true) {
            long before = System.nanoTime();
            if (before >= end || !caller.once()) {
                break;
            }
            if (before >= begin) {
                last = System.nanoTime();
                if (count + 1 == found.length) {
                    found = Arrays.copyOf(found, found.length * 2);
                }
                found[count++] = last - before;
            }
        }
        found[count] = last - begin;
        return Arrays.copyOf(found, count + 1);
    }

    long count() {
        return latencies.stream().mapToLong(made -> made.length).sum();
    }

    double perSecond() {
        return seconds == 0 ? 0 : count() / seconds;
    }

    double millis(double quantile) {
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return all.length == 0
                ? 0
                : all[(int) Math.min(all.length - 1, all.length * quantile)] / 1e6;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
