package io.framehouse.storage;

import java.nio.file.Path;
import java.util.Optional;

/** Looks into media files: videos by ffprobe and ffmpeg, as guarded processes of their own. */
public interface MediaInspector {
    /**
     * Technical data of a video; empty where the file is no playable video, or is cut off.
     *
     * @param file MP4, QuickTime or WebM; anything else counts as no video
     */
    Optional<VideoFacts> video(Path file);

    /** Type and size of a PNG, JPEG or WebP picture; empty where it is none or is broken. */
    Optional<PictureFacts> picture(Path file);

    /** Writes a JPEG still of about the first second; false where that failed. */
    boolean still(Path video, Path target);

    /**
     * Facts of a video.
     *
     * @param contentType video/mp4, video/quicktime or video/webm
     * @param codec such as {@code h264}
     */
    record VideoFacts(
            String contentType,
            String codec,
            int width,
            int height,
            long durationMillis,
            boolean sound) {}

    /**
     * Facts of a picture.
     *
     * @param contentType image/png, image/jpeg or image/webp
     */
    record PictureFacts(String contentType, int width, int height) {}
}
