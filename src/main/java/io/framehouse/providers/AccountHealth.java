package io.framehouse.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an account answers, as this node sees it. A circuit breaker keeps new jobs from a provider
 * that is down; only what never arrived, 5xx and time-outs break it, never a refusal.
 */
public interface AccountHealth {
    Reading read(AccountId account);

    /**
     * How many new jobs each may be given now: 0 where its breaker is open or the provider wants no
     * more yet, 1 for a trial. Accounts without such a limit are left out. A trial told of is told
     * again only after some seconds, so it is to be used.
     */
    Map<AccountId, Integer> room(Collection<AccountId> accounts);

    /** Whether its breaker is open and no trial is due. */
    boolean isBroken(AccountId account);

    /** Where the breaker is. */
    enum Breaker {
        /** Jobs flow. */
        CLOSED,
        /** No job is sent; questions about tasks go on, slower. */
        OPEN,
        /** One job is sent to see whether it works again. */
        HALF_OPEN
    }

    /**
     * One account's figures.
     *
     * @param trialAt when an open breaker lets one job through; null where it is not open
     * @param failedPercent of the calls of the last minute, 0 to 100; null where there were none
     * @param median of the last calls' durations; null before the first
     * @param nearlyAll 95 of 100 of the last calls took no longer; null before the first
     * @param requestsLastMinute all calls, questions too
     * @param busyUntil until when the provider wants no more jobs, over all nodes; null for now
     */
    record Reading(
            Breaker breaker,
            @Nullable Instant trialAt,
            @Nullable Integer failedPercent,
            @Nullable Duration median,
            @Nullable Duration nearlyAll,
            int requestsLastMinute,
            @Nullable Instant busyUntil) {}
}
