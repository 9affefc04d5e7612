package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.PollOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to ask next: often while an answer is likely, ever less often after the model's usual time,
 * never more often than the provider wishes, as far as the wish is sane. Jittered by a tenth, so
 * that jobs do not march in step.
 *
 * @param hurry divides every pause between questions; 1 but in benchmarks
 */
record PollPlan(RandomGenerator random, IntSupplier hurry) {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration EARLY = Duration.ofSeconds(3);
    private static final Duration EARLY_TIME = Duration.ofSeconds(30);
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LATE_MOST = Duration.ofSeconds(30);
    private static final Duration OFF_PEAK = Duration.ofMinutes(1);
    private static final Duration OFF_PEAK_MOST = Duration.ofMinutes(5);
    private static final Duration LOST = Duration.ofSeconds(15);
    private static final Duration LOST_TIME = Duration.ofMinutes(10);

    /** So long unknown, a person was asked; looking often helps nobody any more. */
    private static final Duration PERSON_ASKED = Duration.ofHours(2);

    private static final Duration RARELY = Duration.ofHours(1);
    private static final Duration BUSY_MOST = Duration.ofMinutes(1);

    /** A question costs the provider little: a longer wish than this is a mistake of its. */
    private static final Duration WISH_MOST = Duration.ofMinutes(10);

    private static final Duration THROTTLED = Duration.ofSeconds(10);

    PollPlan(RandomGenerator random) {
        this(random, () -> 1);
    }

    /** The first question after a provider accepted. */
    Instant first(Instant now) {
        return now.plus(FIRST);
    }

    /** A lost submit is looked for in the task list within ten seconds. */
    Instant firstSearch(Instant now) {
        return now.plus(jitter(EARLY));
    }

    /**
     * When a job that was not taken is sent again: doubling to a minute, later where the provider
     * wishes so. "At once" is no wish that is followed: it would be a loop without a pause.
     */
    Instant sendAgain(Instant now, @Nullable Duration retryAfter, int attempt) {
        return now.plus(longer(retryAfter, doubling(attempt)));
    }

    Instant next(Watch watch, PollOutcome outcome, Instant now) {
        if (outcome instanceof PollOutcome.Throttled(Duration wish)) {
            Instant planned = next(watch, now);
            Instant wished = now.plus(longer(sane(wish), jitter(THROTTLED)));
            return wished.isAfter(planned) ? wished : planned;
        }
        if (outcome instanceof PollOutcome.Unreachable gone && gone.accountGone()) {
            return now.plus(jitter(OFF_PEAK_MOST));
        }
        return next(watch, now);
    }

    /**
     * When an account that was asked too often is asked at all again: doubling from two seconds to
     * a minute, later where it wishes so, by at most ten minutes.
     *
     * @param times how often in a row it said so, from 1
     */
    Instant accountAgain(Instant now, @Nullable Duration wish, int times) {
        return now.plus(longer(sane(wish), doubling(times)));
    }

    private Duration doubling(int times) {
        return jitter(least(Duration.ofSeconds(1L << Math.min(times, 6)), BUSY_MOST));
    }

    private static @Nullable Duration sane(@Nullable Duration wish) {
        return wish == null ? null : least(wish, WISH_MOST);
    }

    /** A provider's wish only lengthens our own pause. */
    private static Duration longer(@Nullable Duration wish, Duration own) {
        return wish == null || wish.compareTo(own) < 0 ? own : wish;
    }

    /** A moment after a time that many jobs share, so that they do not come back all at once. */
    Instant spread(Instant at) {
        return at.plus(jitter(EARLY)).minus(EARLY);
    }

    Instant next(Watch watch, Instant now) {
        return now.plus(jitter(pause(watch, now).dividedBy(hurry.getAsInt())));
    }

    private static Duration pause(Watch watch, Instant now) {
        Instant since = watch.acceptedAt() == null ? now : watch.acceptedAt();
        Duration age = Duration.between(since, now);
        if (watch.state() == JobState.UNKNOWN) {
            Instant lost = watch.unknownSince();
            if (lost == null || now.isBefore(lost.plus(LOST_TIME))) {
                return LOST;
            }
            return now.isBefore(lost.plus(PERSON_ASKED)) ? OFF_PEAK : RARELY;
        }
        if (watch.offPeak()) {
            return grown(OFF_PEAK, watch.pollCount() / 10, OFF_PEAK_MOST);
        }
        if (age.compareTo(EARLY_TIME) < 0) {
            return EARLY;
        }
        if (age.compareTo(watch.usualTime()) < 0) {
            return USUAL;
        }
        long late = age.minus(watch.usualTime()).toSeconds() / 20;
        return grown(USUAL, late, LATE_MOST);
    }

    /** Half more for every step, up to a most. */
    private static Duration grown(Duration start, long steps, Duration most) {
        Duration pause = start;
        for (long step = 0; step < steps && pause.compareTo(most) < 0; step++) {
            pause = pause.multipliedBy(3).dividedBy(2);
        }
        return least(pause, most);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Duration jitter(Duration pause) {
        long tenth = pause.toMillis() / 10;
        return tenth == 0 ? pause : pause.plusMillis(random.nextLong(tenth + 1));
    }
}
