package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.Upload;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures from a team's videos, to make the next video from; implemented by the gallery. */
public interface VideoFrames {
    /** Which picture of a video. */
    enum Frame {
        /** What the wall shows. */
        COVER,
        /** What the video ends with, so that the next one can go on from there. */
        LAST
    }

    /**
     * Videos whose copy is there, newest first; a page may have fewer than were asked for.
     *
     * @param text words of the prompt; empty for all
     */
    Page<Video> videos(TeamId team, String text, PageRequest page);

    /**
     * Keeps a picture of a video as an upload of the team, in the video's own size.
     *
     * @param video the id of its copy
     * @throws io.framehouse.shared.DomainException not_found; wrong_state where the copy is not
     *     there or has no such picture; else as {@link io.framehouse.storage.Uploads#store}
     */
    Upload take(TeamId team, UUID video, Frame frame);

    /**
     * A video to choose from.
     *
     * @param job that made it
     * @param coverUrl signed, below the public URL; null where it has none
     */
    record Video(UUID id, JobId job, String prompt, @Nullable String coverUrl, Instant createdAt) {}
}
