package io.framehouse.sandbox;

import java.time.Duration;

/**
 * What a load test wants otherwise than a demo.
 *
 * @param cannedFilms whether tasks take one of few films, made once for each length and resolution,
 *     in place of a film of their own; tasks are then kept in memory only
 * @param latency how long every answer of a provider path waits at least
 * @param offPeakHour how long an hour of off-peak time lasts: an off-peak task waits {@value
 *     #OFF_PEAK_WAIT_HOURS} of them and is cancelled after {@value #OFF_PEAK_LIMIT_HOURS}
 */
public record SandboxLoad(boolean cannedFilms, Duration latency, Duration offPeakHour) {
    /** Hours that an off-peak task waits before it may start. */
    public static final int OFF_PEAK_WAIT_HOURS = 4;

    /** Hours after which an off-peak task that has not started is cancelled, as Vidu says. */
    public static final int OFF_PEAK_LIMIT_HOURS = 48;

    public SandboxLoad {
        if (latency.isNegative() || offPeakHour.isNegative()) {
            throw new IllegalArgumentException(
                    "latency and offPeakHour must not be negative: "
                            + latency
                            + ", "
                            + offPeakHour);
        }
    }

    /** Films of their own, no latency, an off-peak hour in half a second. */
    public static SandboxLoad demo() {
        return new SandboxLoad(false, Duration.ZERO, Duration.ofMillis(500));
    }

    /** Canned films, otherwise as in a demo. */
    public static SandboxLoad canned() {
        return new SandboxLoad(true, Duration.ZERO, Duration.ofMillis(500));
    }

    /** The same with another latency. */
    public SandboxLoad withLatency(Duration other) {
        return new SandboxLoad(cannedFilms, other, offPeakHour);
    }

    /** The same with another length of an off-peak hour. */
    public SandboxLoad withOffPeakHour(Duration other) {
        return new SandboxLoad(cannedFilms, latency, other);
    }

    /** How long an off-peak task waits before it may start. */
    public Duration offPeakWait() {
        return offPeakHour.multipliedBy(OFF_PEAK_WAIT_HOURS);
    }

    /** How long an off-peak task may wait before it is cancelled. */
    public Duration offPeakLimit() {
        return offPeakHour.multipliedBy(OFF_PEAK_LIMIT_HOURS);
    }
}
