package io.framehouse.gallery;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.UUID;

/** What the panel of one video tells beside its card. Every method requires view_assets. */
public interface VideoDetails {
    /** The most videos that one call of {@link #latest} answers. */
    int MOST_LATEST = 60;

    /**
     * What is known of the file.
     *
     * @throws io.framehouse.shared.DomainException not_found
     */
    VideoFacts facts(TeamId team, UUID video);

    /**
     * The videos of these jobs, in the order of the jobs; jobs without one are left out, and videos
     * in the trash.
     */
    List<VideoTile> ofJobs(TeamId team, List<JobId> jobs);

    /**
     * The newest videos that can be played, newest first, at most {@link #MOST_LATEST}, without
     * those in the trash.
     */
    List<VideoTile> latest(TeamId team);
}
