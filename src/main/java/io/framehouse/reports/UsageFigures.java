package io.framehouse.reports;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Sums of usage. {@code settled} is what was spent: settlements with all corrections. What jobs
 * alone settled is {@code settled + refunded - adjusted}.
 *
 * @param lines settled jobs and corrections
 * @param jobs that settled; {@code failed} and {@code cancelled} ended without
 * @param seconds of video
 * @param quoted for the jobs that settled
 * @param refunded given back, zero or more
 * @param adjusted set right by hand and late successes, signed
 * @param providerCost what providers reported, by their own unit, never converted
 */
public record UsageFigures(
        long lines,
        long jobs,
        long seconds,
        Credits quoted,
        Credits settled,
        Credits refunded,
        Credits adjusted,
        long failed,
        long cancelled,
        Map<String, BigDecimal> providerCost) {
    /** Nothing at all. */
    public static final UsageFigures NONE = of(0, 0, Credits.ZERO);

    public UsageFigures {
        providerCost = Map.copyOf(providerCost);
    }

    /** Jobs that settled as quoted, without corrections. */
    public static UsageFigures of(long jobs, long seconds, Credits settled) {
        return new UsageFigures(
                jobs,
                jobs,
                seconds,
                settled,
                settled,
                Credits.ZERO,
                Credits.ZERO,
                0,
                0,
                Map.of());
    }
}
