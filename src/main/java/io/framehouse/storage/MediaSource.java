package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.util.Optional;
import java.util.UUID;

/** Knows the blob behind a signed link's kind; each module with media of its own gives one. */
public interface MediaSource {
    String kind();

    /** Runs as the system; the link already proved team and id. */
    Optional<Media> find(TeamId team, UUID id);

    /**
     * What is served.
     *
     * @param gone why it cannot be had any more, answered as 410; null where it can
     */
    record Media(
            String blobKey,
            String contentType,
            long bytes,
            String sha256,
            String fileName,
            @org.jspecify.annotations.Nullable String gone) {}
}
