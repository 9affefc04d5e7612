package io.framehouse.gallery;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Videos that go, or would go, into the trash.
 *
 * @param videos those that did not lie there before
 * @param cost what these cost, which stays in usage
 * @param goneAt when they go for good
 */
public record Trashed(Set<UUID> videos, Credits cost, Instant goneAt) {
    public Trashed {
        videos = Set.copyOf(videos);
    }
}
