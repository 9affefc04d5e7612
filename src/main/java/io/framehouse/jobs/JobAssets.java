package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The copies of a job's results; implemented by the gallery. */
public interface JobAssets {
    List<JobAsset> of(TeamId team, JobId job);

    /** The copies of many jobs; those without copies may be left out. */
    Map<JobId, List<JobAsset>> ofAll(TeamId team, Collection<JobId> jobs);

    /**
     * One copy.
     *
     * @param kind video, cover or watermarked
     * @param state copying, ready or failed
     * @param url where the content is, below the public URL, signed; null until ready
     * @param readyAt since when our copy can be played; null until ready
     * @param inTrash whether it is failed only as long as it lies in the gallery's trash
     */
    record JobAsset(
            UUID id,
            String kind,
            String state,
            @Nullable String reason,
            @Nullable String url,
            @Nullable String contentType,
            @Nullable Long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long durationMillis,
            @Nullable Instant readyAt,
            boolean inTrash) {
        /** A copy of a video that does not lie in the trash. */
        public JobAsset(
                UUID id,
                String kind,
                String state,
                @Nullable String reason,
                @Nullable String url,
                @Nullable String contentType,
                @Nullable Long bytes,
                @Nullable Integer width,
                @Nullable Integer height,
                @Nullable Long durationMillis,
                @Nullable Instant readyAt) {
            this(
                    id,
                    kind,
                    state,
                    reason,
                    url,
                    contentType,
                    bytes,
                    width,
                    height,
                    durationMillis,
                    readyAt,
                    false);
        }
    }
}
