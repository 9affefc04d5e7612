package io.framehouse.gallery.ui;

import io.framehouse.gallery.AssetCard;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.DurationFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a video is called. */
final class VideoWords {
    private static final int HEADING_LENGTH = 60;
    private static final int ROUND_UP_MILLIS = 500;

    private VideoWords() {}

    static String prompt(AssetCard video) {
        return video.prompt().isBlank() ? "Recommended prompt" : video.prompt().strip();
    }

    static String heading(AssetCard video) {
        String whole = prompt(video).replaceAll("\\s+", " ");
        return whole.length() <= HEADING_LENGTH
                ? whole
                : whole.substring(0, HEADING_LENGTH - 1).stripTrailing() + "\u2026";
    }

    /** {@code 0:05}, rounded to the second; null where not known yet. */
    static @Nullable String clock(AssetCard video) {
        Long millis = video.durationMillis();
        return millis == null
                ? null
                : DurationFormat.clock(Duration.ofMillis(millis + ROUND_UP_MILLIS));
    }

    /** The whole tile for those who do not see it. */
    static String accessibleName(AssetCard video, CurrentTeam team) {
        Long millis = video.durationMillis();
        String length = millis == null ? "" : (millis + ROUND_UP_MILLIS) / 1000 + " seconds, ";
        String sound = video.sound() ? "with sound, " : "";
        String prompt = heading(video);
        return prompt
                + (prompt.endsWith(".") || prompt.endsWith("\u2026") ? " " : ". ")
                + length
                + sound
                + "by "
                + video.createdBy()
                + ", "
                + TimeFormat.date(video.createdAt(), team.zone());
    }
}
