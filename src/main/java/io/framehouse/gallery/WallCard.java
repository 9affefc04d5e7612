package io.framehouse.gallery;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video as a tile of the wall shows it.
 *
 * @param caption the title a person gave, else the first 160 characters of the prompt
 * @param state {@code copying, ready, failed} or {@code expired}
 * @param width and {@code height}: pixels, null until known
 * @param videoUrl {@code coverUrl} and {@code previewUrl}: signed, below the public URL; null where
 *     there is none (yet)
 * @param rating 1 to 5; 0 is unrated
 * @param starred by the current person
 * @param place where a part of the wall that begins with it is asked, in the order it was read in
 */
public record WallCard(
        UUID id,
        JobId job,
        String caption,
        String model,
        String state,
        @Nullable String reason,
        @Nullable String videoUrl,
        @Nullable String coverUrl,
        @Nullable String previewUrl,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        boolean sound,
        String createdBy,
        Credits cost,
        Instant createdAt,
        int rating,
        boolean starred,
        List<String> labels,
        String place) {
    public WallCard {
        labels = List.copyOf(labels);
    }
}
