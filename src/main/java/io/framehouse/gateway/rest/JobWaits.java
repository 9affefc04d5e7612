package io.framehouse.gateway.rest;

import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Calls that are answered when a job has changed. Each waits on its own virtual thread, holds no
 * connection meanwhile, reads again when the job is signalled, and once more at the end.
 *
 * @see "Decision 0016: live reads and limits"
 */
@Component
class JobWaits {
    /** A signal that was missed costs no more than this. */
    private static final Duration LOOKS_ANYWAY = Duration.ofSeconds(30);

    private final LiveFeed live;
    private final OpenCalls calls;
    private final Seats seats;

    JobWaits(
            LiveFeed live,
            OpenCalls calls,
            @Value("${framehouse.limits.waiting-calls-per-key:100}") int perKey,
            @Value("${framehouse.limits.waiting-calls-per-team:500}") int perTeam,
            @Value("${framehouse.limits.waiting-calls:2000}") int total) {
        this.live = live;
        this.calls = calls;
        this.seats = new Seats(perKey, perTeam, total);
    }

    /** How many wait now. */
    int waiting() {
        return seats.taken();
    }

    /**
     * Reads until it is as wanted or the time is over. Empty where too many wait already: the call
     * is then answered at once, as RFC 7240 allows.
     */
    Optional<JobView> until(
            Predicate<JobView> wanted, Waiter waiter, Duration most, Supplier<JobView> read) {
        return seats.take(waiter.key(), waiter.team())
                .map(seat -> {
                    try (seat) {
                        return waitFor(wanted, waiter, most, read);
                    }
                });
    }

    private JobView waitFor(
            Predicate<JobView> wanted, Waiter waiter, Duration most, Supplier<JobView> read) {
        long end = System.nanoTime() + most.toNanos();
        Wake wake = new Wake();
        String id = waiter.job().toString();
        // Heard before it is read, so that no change falls between.
        try (var signals = live.subscribe(waiter.team(), signal -> wakeBy(signal, id, wake));
                var stop = calls.enter(wake)) {
            JobView view = read.get();
            long left = end - System.nanoTime();
            while (!wanted.test(view)
                    && left > 0
                    && !calls.isStopping()
                    && wake.await(least(Duration.ofNanos(left), LOOKS_ANYWAY))) {
                view = read.get();
                left = end - System.nanoTime();
            }
            return view;
        }
    }

    private static void wakeBy(LiveFeed.Signal signal, String job, Wake wake) {
        if (signal.topic().equals("job") && signal.id().equals(job)) {
            wake.up();
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Who waits for which job. */
    record Waiter(KeyId key, TeamId team, JobId job) {}
}
