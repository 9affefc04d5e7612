package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to copy one asset for a while.
 *
 * @param sourceUrl null for a cover or a preview that is made from the video
 * @param attempt counts up with every claim, so that a late worker's outcome is not taken
 * @param spared how many claims before ended because our own store was away
 */
record CopyClaim(
        TeamId team,
        UUID id,
        JobId job,
        AssetKind kind,
        @Nullable String sourceUrl,
        int attempt,
        int spared) {
    /** Which try this is: 1 for the first. */
    int tries() {
        return attempt - spared;
    }
}
