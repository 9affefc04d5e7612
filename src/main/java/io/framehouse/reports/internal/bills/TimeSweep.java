package io.framehouse.reports.internal.bills;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs lines without a task id with jobs that are left, one to one, by going once over both in the
 * order of time. A line takes, of the jobs whose time it lies in, the one with the nearest amount,
 * and of these the one whose time ends first: so no job is taken that a later line would need more.
 * Keeps only the jobs whose time goes on.
 */
final class TimeSweep {
    private static final Comparator<Job> BY_END =
            Comparator.comparing(Job::until).thenComparing(Job::id);

    private final BiPredicate<BigDecimal, BigDecimal> agrees;
    private final NavigableMap<BigDecimal, TreeSet<Job>> open = new TreeMap<>();
    private final PriorityQueue<Job> ends = new PriorityQueue<>(BY_END);

    /**
     * @param agrees whether an amount of theirs, the first, agrees with one of ours; what is
     *     farther off agrees no better
     */
    TimeSweep(BiPredicate<BigDecimal, BigDecimal> agrees) {
        this.agrees = agrees;
    }

    /** A line with a time. */
    record Line(int number, Instant at, BigDecimal amount) {}

    /** A job, and from when until when a line may be of it, both included. */
    record Job(Ours ours, Instant from, Instant until, BigDecimal amount) {
        UUID id() {
            return ours.job();
        }
    }

    /**
     * What the books say of a job.
     *
     * @param cost as its provider reported it, in {@code unit}; null where it reported none
     * @param micros what it settled at
     */
    record Ours(
            UUID team, UUID job, @Nullable BigDecimal cost, @Nullable String unit, long micros) {}

    /**
     * Pairs.
     *
     * @param lines by time
     * @param jobs by their begin
     */
    void pair(Stream<Line> lines, Stream<Job> jobs, BiConsumer<Line, Job> paired) {
        Iterator<Job> coming = jobs.iterator();
        Optional<Job> next = next(coming);
        Iterator<Line> each = lines.iterator();
        while (each.hasNext()) {
            Line line = each.next();
            while (next.isPresent() && !next.get().from().isAfter(line.at())) {
                add(next.get());
                next = next(coming);
            }
            end(line.at());
            nearest(line.amount())
                    .ifPresent(job -> {
                        remove(job);
                        paired.accept(line, job);
                    });
        }
    }

    private static Optional<Job> next(Iterator<Job> coming) {
        return coming.hasNext() ? Optional.of(coming.next()) : Optional.empty();
    }

    private void add(Job job) {
        open.computeIfAbsent(job.amount().stripTrailingZeros(), amount -> new TreeSet<>(BY_END))
                .add(job);
        ends.add(job);
    }

    private void end(Instant now) {
        for (Job job = ends.peek(); job != null && job.until().isBefore(now); job = ends.peek()) {
            ends.remove();
            remove(job);
        }
    }

    /** It stays among the ends, where it is found gone. */
    private void remove(Job job) {
        BigDecimal amount = job.amount().stripTrailingZeros();
        TreeSet<Job> same = open.get(amount);
        if (same != null && same.remove(job) && same.isEmpty()) {
            open.remove(amount);
        }
    }

    private Optional<Job> nearest(BigDecimal theirs) {
        BigDecimal amount = theirs.stripTrailingZeros();
        BigDecimal below = open.floorKey(amount);
        BigDecimal above = open.ceilingKey(amount);
        return Stream.of(Optional.ofNullable(below), Optional.ofNullable(above))
                .flatMap(Optional::stream)
                .filter(ours -> agrees.test(amount, ours))
                .min(
                        Comparator.comparing((BigDecimal ours) -> ours.subtract(amount).abs())
                                .thenComparing(Comparator.naturalOrder()))
                .map(ours -> Objects.requireNonNull(open.get(ours)).first());
    }
}
