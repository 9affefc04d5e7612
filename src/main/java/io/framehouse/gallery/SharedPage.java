package io.framehouse.gallery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a link shows outside: no prompts, no names of people, no cost.
 *
 * @param title of the video or collection
 * @param more whether a collection holds more than is shown
 */
public record SharedPage(
        String team, String title, List<Video> videos, boolean more, Instant expiresAt) {
    public SharedPage {
        videos = List.copyOf(videos);
    }

    /**
     * One video.
     *
     * @param title as a person of the team gave it; null where nobody did
     */
    public record Video(
            UUID id,
            @Nullable String title,
            Instant createdAt,
            @Nullable Integer width,
            @Nullable Integer height,
            boolean cover) {}
}
