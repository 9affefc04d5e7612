package io.framehouse.gateway.rest;

import io.framehouse.gallery.VideoCollection;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection on the wire.
 *
 * @param videos how many are in it, those in the trash not counted
 * @param coverUrl of the video added last; signed, null where there is none
 */
record CollectionJson(
        UUID id,
        String name,
        String description,
        String visibility,
        String owner,
        long videos,
        @Nullable String coverUrl,
        Instant createdAt) {
    static CollectionJson of(VideoCollection collection) {
        List<String> covers = collection.coverUrls();
        return new CollectionJson(
                collection.id(),
                collection.data().name(),
                collection.data().description(),
                Wire.of(collection.data().visibility()),
                collection.owner(),
                collection.videos(),
                covers.isEmpty() ? null : covers.getFirst(),
                collection.createdAt());
    }
}
