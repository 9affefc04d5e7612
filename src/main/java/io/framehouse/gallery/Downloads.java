package io.framehouse.gallery;

import io.framehouse.shared.TeamId;
import java.util.Set;
import java.util.UUID;

/** Many videos as one ZIP, with a table of what they are. Every method checks the current actor. */
public interface Downloads {
    /** The most videos of one ZIP. */
    int MOST_VIDEOS = 500;

    /**
     * Prepares a ZIP; it is made while it is fetched, and never stored. Requires {@code
     * view_assets}. What is still being copied, or is kept no longer, is named in its table of
     * missing files.
     *
     * @param videos 1 to {@link #MOST_VIDEOS}
     */
    Prepared prepare(TeamId team, Set<UUID> videos);

    /**
     * What a ZIP will hold.
     *
     * @param link signed, below the public URL, for one hour
     * @param bytes of the videos; the file is a little larger
     */
    record Prepared(String link, int videos, int missing, long bytes) {}
}
