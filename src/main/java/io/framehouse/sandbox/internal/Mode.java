package io.framehouse.sandbox.internal;

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
}
