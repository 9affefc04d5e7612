package io.framehouse.providers.internal;

import io.framehouse.providers.AccountHealth.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A breaker with its trial. It opens where half of at least five calls of the last minute failed,
 * lets one through after a time, and closes if that one works.
 */
final class Circuit {
    private static final int WINDOW_SECONDS = 60;
    private static final int LEAST_CALLS = 5;
    private static final int FAILED_PERCENT = 50;
    private static final Duration TRIAL_TAKES = Duration.ofSeconds(5);
    private static final Duration UNUSED = Duration.ofSeconds(1);
    private static final Exception FAILED = new Exception("failed", null, false, false) {};

    private final CircuitBreaker breaker;
    private final Clock clock;
    private final Duration openFor;
    private volatile @Nullable Instant openedAt;
    private @Nullable Instant trialToldAt;

    /**
     * @param openFor none for a breaker that never opens
     */
    Circuit(String name, Clock clock, Duration openFor) {
        this.clock = clock;
        this.openFor = openFor;
        breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindow(
                                        WINDOW_SECONDS, LEAST_CALLS, SlidingWindowType.TIME_BASED)
                                .failureRateThreshold(FAILED_PERCENT)
                                .waitDurationInOpenState(openFor.isZero() ? UNUSED : openFor)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .clock(clock)
                                .build());
        if (openFor.isZero()) {
            breaker.transitionToDisabledState();
        }
        breaker.getEventPublisher()
                .onStateTransition(change ->
                        openedAt =
                                change.getStateTransition().getToState()
                                                == CircuitBreaker.State.OPEN
                                        ? clock.instant()
                                        : null);
    }

    /** Whether a call may be made; one that may must {@link #leave}. */
    boolean tryEnter() {
        return breaker.tryAcquirePermission();
    }

    void leave(boolean failed, Duration took) {
        if (failed) {
            breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, FAILED);
        } else {
            breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    Breaker state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> Breaker.OPEN;
            case HALF_OPEN -> Breaker.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> Breaker.CLOSED;
        };
    }

    /** When it lets one through; null where it is not open. */
    @Nullable Instant trialAt() {
        Instant opened = openedAt;
        return opened == null ? null : opened.plus(openFor);
    }

    /** Open, and no trial is due. */
    boolean isBroken() {
        Instant trial = trialAt();
        return trial != null && clock.instant().isBefore(trial);
    }

    /** Whether a trial is to be made; told once in some seconds. */
    synchronized boolean wantsTrial() {
        Instant now = clock.instant();
        boolean due = state() == Breaker.OPEN && !isBroken();
        if (!due || (trialToldAt != null && now.isBefore(trialToldAt.plus(TRIAL_TAKES)))) {
            return false;
        }
        trialToldAt = now;
        return true;
    }
}
