package io.framehouse.gallery;

import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Links that show a team's videos outside of it, until they expire or are taken back. Off until an
 * owner allows them. Every change is in the audit log.
 */
public interface Shares {
    /** The longest life of a link. */
    Duration MAX_LIFE = Duration.ofDays(90);

    /** Whether the team allows links; requires {@code view_assets}. */
    boolean allowed(TeamId team);

    /**
     * Allows links, or forbids them, which ends all that there are for good; requires {@code
     * manage_sharing}.
     */
    void allow(TeamId team, boolean allowed);

    /**
     * Makes a link to one video; requires {@code share_outside}. Refused with WRONG_STATE where the
     * team does not allow links, or the video is in the trash or not stored here.
     *
     * @param life from one hour to {@link #MAX_LIFE}
     */
    ShareMade shareVideo(TeamId team, UUID video, Duration life);

    /**
     * Makes a link to a collection, which shows what is in it at that time; requires {@code
     * share_outside}. A private collection is refused with WRONG_STATE, and one that becomes
     * private loses its links.
     */
    ShareMade shareCollection(TeamId team, UUID collection, Duration life);

    /**
     * Links that still open, newest first, up to 500; requires {@code view_assets}. A private
     * collection is named to its owner alone.
     */
    List<Share> list(TeamId team);

    /** Those of one video or collection; of a private collection for its owner alone. */
    List<Share> of(TeamId team, UUID videoOrCollection);

    /** Ends a link at once and for good; again does nothing. Requires {@code share_outside}. */
    void revoke(TeamId team, UUID share);
}
