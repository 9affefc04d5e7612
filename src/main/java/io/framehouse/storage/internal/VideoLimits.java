package io.framehouse.storage.internal;

/** What a video may claim to be; more is refused before any of it is decoded. */
final class VideoLimits {
    /** Of one frame: 8K and a little more. */
    static final long PIXELS = 40_000_000;

    /** Films of one job are seconds long; what is an hour long is no film of a job. */
    static final long SECONDS = 3_600;

    /** Pictures, sounds, captions and time codes together. */
    static final int TRACKS = 32;

    /** Of one film: an hour of 240 a second, and a little more. */
    static final long PICTURES = 1_000_000;

    private VideoLimits() {}
}
