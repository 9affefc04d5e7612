package io.framehouse.storage;

import java.nio.file.Path;
import java.util.Optional;

/** Looks into media files by ffprobe and ffmpeg, as guarded processes of their own. */
public interface MediaInspector {
    /** Technical data of a video; empty where the file is no playable video. */
    Optional<VideoFacts> video(Path file);

    /** Writes a JPEG still of about the first second; false where that failed. */
    boolean still(Path video, Path target);

    /**
     * Facts of a video.
     *
     * @param codec such as {@code h264}
     */
    record VideoFacts(String codec, int width, int height, long durationMillis, boolean sound) {}
}
