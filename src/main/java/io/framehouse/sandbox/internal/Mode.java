package io.framehouse.sandbox.internal;

import java.util.Arrays;

/** What a video is made from. */
enum Mode {
    TEXT("text2video"),
    IMAGE("img2video"),
    START_END("start-end2video"),
    REFERENCE("reference2video");

    final String viduPath;

    Mode(String viduPath) {
        this.viduPath = viduPath;
    }

    static Mode of(String viduPath) {
        return Arrays.stream(values())
                .filter(mode -> mode.viduPath.equals(viduPath))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mode '" + viduPath + "'"));
    }
}
