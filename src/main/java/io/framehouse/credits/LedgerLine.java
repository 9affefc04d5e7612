package io.framehouse.credits;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer as people read it.
 *
 * @param kind grant, hold, settle, release, refund, adjust or expire
 */
public record LedgerLine(
        UUID id, String kind, Credits amount, @Nullable String reason, String actor, Instant at) {}
