package io.framehouse.gallery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one video.
 *
 * @param title what a person called it, or null
 * @param rating 1 to 5; 0 is unrated
 * @param ratedBy who rated it last, or null
 * @param starred by the current person
 * @param labels in the order of the alphabet
 * @param notes oldest first
 * @param collections those that the current actor sees, by name
 * @param trashedAt since when it lies in the trash; null where it does not
 * @param goneAt when it goes for good; null where it does not lie in the trash
 * @param version counts changes of the title
 */
public record KeptVideo(
        UUID id,
        @Nullable String title,
        int rating,
        @Nullable String ratedBy,
        boolean starred,
        List<String> labels,
        List<VideoNote> notes,
        List<CollectionName> collections,
        @Nullable Instant trashedAt,
        @Nullable String trashedBy,
        @Nullable Instant goneAt,
        long version) {
    public KeptVideo {
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
        collections = List.copyOf(collections);
    }

    /**
     * A collection that the video is in.
     *
     * @param mine whether nobody but the current person sees it
     */
    public record CollectionName(UUID id, String name, boolean mine) {}
}
