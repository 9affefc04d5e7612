package io.framehouse.gallery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A collection as its card shows it.
 *
 * @param owner who made it
 * @param mine whether the current actor is the owner
 * @param deletable by the current actor
 * @param videos how many are in it, those in the trash not counted
 * @param coverUrls of the newest of them, up to four; signed, below the public URL
 * @param version counts changes
 */
public record VideoCollection(
        UUID id,
        CollectionData data,
        String owner,
        boolean mine,
        boolean deletable,
        long videos,
        List<String> coverUrls,
        Instant createdAt,
        long version) {
    public VideoCollection {
        coverUrls = List.copyOf(coverUrls);
    }
}
