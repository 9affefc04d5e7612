package io.framehouse.gallery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video with what the team keeps of it, as programs read it.
 *
 * @param previewUrl a signed link to the short film without sound, and {@code preview} the id of
 *     its copy; null where there is none (yet)
 * @param title what a person called it, or null
 * @param rating 1 to 5; 0 is unrated
 * @param trashedAt since when it lies in the trash; null where it does not
 */
public record GalleryEntry(
        AssetCard asset,
        @Nullable String previewUrl,
        @Nullable UUID preview,
        @Nullable String title,
        int rating,
        List<String> labels,
        @Nullable Instant trashedAt) {
    public GalleryEntry {
        labels = List.copyOf(labels);
    }
}
