package io.framehouse.providers.ui;

import io.framehouse.providers.AccountHealth.Breaker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account does now, in words; null where nothing is known.
 *
 * @param queue jobs that wait and that it could take
 * @param sending whether new jobs are held back, and until when; null where they flow
 * @param readAt when the balance was read
 * @param callback the address that the provider calls
 * @param left what keeps a draining account from being removed
 */
record Traffic(
        @Nullable String queue,
        @Nullable String errors,
        @Nullable String answers,
        @Nullable Breaker breaker,
        @Nullable String sending,
        @Nullable String balance,
        @Nullable Instant readAt,
        @Nullable String callback,
        @Nullable String left) {
    boolean broken() {
        return breaker == Breaker.OPEN || breaker == Breaker.HALF_OPEN;
    }

    boolean drains() {
        return left != null;
    }
}
