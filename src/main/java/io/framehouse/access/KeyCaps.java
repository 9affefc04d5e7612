package io.framehouse.access;

import io.framehouse.shared.Credits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The largest settings of a key's jobs; they bind beside the team's, so a key is only ever
 * narrower.
 *
 * @param maxSeconds the longest video, 1 or more; null for the team's limit
 * @param resolutions what is left; empty for all of the team
 * @param maxCreditsPerJob null for the team's limit
 */
public record KeyCaps(
        @Nullable Integer maxSeconds,
        Set<String> resolutions,
        Sound sound,
        boolean offPeakOnly,
        @Nullable Credits maxCreditsPerJob) {
    /** Nothing beside what the team says. */
    public static final KeyCaps NONE = new KeyCaps(null, Set.of(), Sound.ALLOWED, false, null);

    public KeyCaps {
        resolutions = Set.copyOf(resolutions);
    }

    /** Leave to use sound. */
    public enum Sound {
        /** As the request says. */
        ALLOWED,
        /** Only without sound. */
        NEVER,
        /** Only with sound. */
        ALWAYS
    }
}
