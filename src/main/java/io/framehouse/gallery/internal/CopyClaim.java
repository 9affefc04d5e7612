package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to copy one asset for a while.
 *
 * @param sourceUrl null for a cover that is made from the video
 * @param attempt counts up with every claim, so that a late worker's outcome is not taken
 */
record CopyClaim(
        TeamId team,
        UUID id,
        JobId job,
        AssetKind kind,
        @Nullable String sourceUrl,
        int attempt) {}
