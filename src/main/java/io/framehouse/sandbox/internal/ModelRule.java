package io.framehouse.sandbox.internal;

import java.util.List;
import java.util.Set;

/**
 * One row of the model table: the lengths in seconds and resolutions of a model in a mode.
 *
 * @param like the model whose price it has; mostly itself
 */
record ModelRule(
        String model,
        String like,
        Family family,
        Set<Mode> modes,
        int minSeconds,
        int maxSeconds,
        List<String> resolutions) {

    boolean allowsSeconds(int seconds) {
        return seconds >= minSeconds && seconds <= maxSeconds;
    }

    String defaultResolution() {
        return resolutions.contains("720p") && family != Family.V2
                ? "720p"
                : resolutions.getFirst();
    }
}
