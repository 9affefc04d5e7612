package io.framehouse.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into media files: videos by ffprobe and ffmpeg, as guarded processes of their own. */
public interface MediaInspector {
    /**
     * Looks at all of a file that is said to be a video.
     *
     * @param file MP4, QuickTime or WebM; anything else counts as no video
     */
    VideoLook look(Path file);

    /** Technical data of a video; empty where {@link #look} refuses it. */
    default Optional<VideoFacts> video(Path file) {
        return look(file) instanceof VideoLook.Taken taken
                ? Optional.of(taken.facts())
                : Optional.empty();
    }

    /** Type and size of a PNG, JPEG or WebP picture; empty where it is none or is broken. */
    Optional<PictureFacts> picture(Path file);

    /** Writes a JPEG still of about the first second; false where that failed. */
    boolean still(Path video, Path target);

    /**
     * Writes the picture that a video ends with, in the video's own size; false where that failed.
     *
     * @param target becomes a PNG where its name ends so, otherwise a JPEG
     */
    boolean lastFrame(Path video, Path target);

    /**
     * Writes the beginning of a video as a small MP4 without sound: at most 3 seconds long, 480
     * pixels wide and 600,000 bytes large, 15 frames a second. False where that failed or cannot be
     * had so small.
     */
    boolean preview(Path video, Path target);

    /** What came of looking at a file. */
    sealed interface VideoLook {
        /** A whole video. */
        record Taken(VideoFacts facts) implements VideoLook {}

        /**
         * None, or none that is taken.
         *
         * @param reason goes on where "The file" begins
         * @param forGood whether another try with the same file can only end the same way, the file
         *     being whole
         */
        record Refused(String reason, boolean forGood) implements VideoLook {}
    }

    /**
     * Facts of a video.
     *
     * @param contentType video/mp4, video/quicktime or video/webm
     * @param codec such as {@code h264}: letters, digits and underscores; null where it has no name
     * @param fpsMilli frames in 1,000 seconds, on average; null where that is not known
     */
    record VideoFacts(
            String contentType,
            @Nullable String codec,
            int width,
            int height,
            long durationMillis,
            @Nullable Integer fpsMilli,
            boolean sound) {}

    /**
     * Facts of a picture.
     *
     * @param contentType image/png, image/jpeg or image/webp
     */
    record PictureFacts(String contentType, int width, int height) {}
}
