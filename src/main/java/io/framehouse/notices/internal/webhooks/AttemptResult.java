package io.framehouse.notices.internal.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message once.
 *
 * @param status null where there was no answer
 * @param error null where it was taken; at most 500 characters
 * @param answer the first words of the answer
 * @param asked how long the receiver wants to be left alone; null where it did not say
 */
record AttemptResult(
        long durationMillis,
        @Nullable Integer status,
        @Nullable String error,
        String answer,
        @Nullable Duration asked) {
    private static final int GONE = 410;

    boolean taken() {
        return error == null;
    }

    boolean gone() {
        return status != null && status == GONE;
    }
}
