package io.framehouse.access.internal;

import io.framehouse.shared.Actor;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts requests of keys and teams. A request must fit both; one that does not counts for neither.
 *
 * @see "Decision 0016: live reads and limits"
 */
@Component
class RequestLimits {
    private static final int MOST_KEPT = 20_000;
    private static final long NANOS = 1_000_000_000L;

    private final int usualPerMinute;
    private final Buckets keys;
    private final Buckets teams;

    RequestLimits(
            @Value("${framehouse.limits.requests-per-minute:6000}") int usualPerMinute,
            Clock clock) {
        this.usualPerMinute = usualPerMinute;
        this.keys = new Buckets(clock, MOST_KEPT);
        this.teams = new Buckets(clock, MOST_KEPT);
    }

    /** Counts one request, and tells what is left by whichever limit is nearer. */
    Count count(KeyAuthentication key) {
        Actor actor = key.actor();
        Rate own = Rate.ofRequests(key.ratePerMinute().orElse(usualPerMinute));
        Bucket ownBucket = keys.of(Objects.requireNonNull(actor.keyId()), own);
        Count first = take(ownBucket, own);
        if (!first.allowed() || actor.keyTeam() == null || key.teamRatePerMinute().isEmpty()) {
            return first;
        }
        Rate shared = Rate.ofRequests(key.teamRatePerMinute().getAsInt());
        Count second = take(teams.of(actor.keyTeam(), shared), shared);
        if (!second.allowed()) {
            ownBucket.addTokens(1);
        }
        return second.allowed() && first.remaining() < second.remaining() ? first : second;
    }

    private static Count take(Bucket bucket, Rate rate) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Count(
                probe.isConsumed(),
                rate.perMinute(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }

    /**
     * Where a caller stands.
     *
     * @param limit requests a minute
     * @param remaining requests that may be made at once now
     * @param resetSeconds until as many as ever may be made at once
     * @param retrySeconds until one may be made, at least 1
     */
    record Count(
            boolean allowed, int limit, long remaining, long resetSeconds, long retrySeconds) {}
}
