package io.framehouse.providers.http;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands, TLS included
 * @param submit a whole submit, from the first byte to the last of the answer
 * @param other any other whole call
 */
public record CallLimits(Duration connect, Duration submit, Duration other) {
    /** 5 s, 60 s and 20 s. */
    public static final CallLimits DEFAULT =
            new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(20));
}
