package io.framehouse.gallery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that shows a video or a collection to whoever has it.
 *
 * @param what the title of the video or the name of the collection
 * @param video exactly one of {@code video} and {@code collection} is set
 * @param opened how often its page was opened
 */
public record Share(
        UUID id,
        String what,
        @Nullable UUID video,
        @Nullable UUID collection,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        long opened,
        @Nullable Instant lastOpenedAt) {}
