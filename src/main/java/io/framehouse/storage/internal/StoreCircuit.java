package io.framehouse.storage.internal;

import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageBusyException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps callers from waiting for a store that does not answer: after a few failures in a row they
 * are told so at once, and every few seconds one of them tries.
 */
final class StoreCircuit {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCircuit.class);
    private static final int LAST_CALLS = 6;
    private static final int LEAST_CALLS = 3;
    private static final int FAILED_PERCENT = 50;
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile @Nullable Instant awaySince;

    StoreCircuit(String name, Clock clock) {
        this.clock = clock;
        breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindow(
                                        LAST_CALLS, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                                .failureRateThreshold(FAILED_PERCENT)
                                .waitDurationInOpenState(OPEN_FOR)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .clock(clock)
                                .build());
    }

    /**
     * Runs a call to the store. A {@link StorageAwayException} counts as a failure; a {@link
     * StorageBusyException} tells nothing of the store, and any other one is an answer.
     */
    <T> T call(Supplier<T> work) {
        if (!breaker.tryAcquirePermission()) {
            throw new StorageAwayException("The store did not answer lately", null);
        }
        long start = System.nanoTime();
        try {
            T result = work.get();
            answered(start);
            return result;
        } catch (StorageBusyException busy) {
            breaker.releasePermission();
            throw busy;
        } catch (StorageAwayException away) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, away);
            failed(away);
            throw away;
        } catch (RuntimeException answer) {
            answered(start);
            throw answer;
        }
    }

    /** Since when nothing was heard; null while it answers. */
    @Nullable Instant awaySince() {
        return awaySince;
    }

    private void answered(long start) {
        breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        Instant since = awaySince;
        if (since != null) {
            awaySince = null;
            LOG.info("The store of files answers again; it was away since {}", since);
        }
    }

    private void failed(StorageAwayException away) {
        if (awaySince == null) {
            awaySince = clock.instant();
            LOG.warn("The store of files does not answer: {}", String.valueOf(away.getCause()));
        }
    }
}
