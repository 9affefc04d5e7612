package io.framehouse.jobs;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a job's timeline.
 *
 * @param word what happened, snake_case, such as {@code held}, {@code sent}, {@code polled}, {@code
 *     settled}
 * @param providerWord the provider's own word for it
 */
public record JobEvent(
        UUID id,
        Instant at,
        String word,
        @Nullable JobState from,
        @Nullable JobState to,
        String actor,
        @Nullable String providerWord,
        @Nullable Credits amount,
        @Nullable String detail) {}
