package io.framehouse.gallery.ui;

import io.framehouse.gallery.WallCard;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.DurationFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a tile of the wall is called, seen and unseen. */
final class WallWords {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final int ROUND_UP_MILLIS = 500;

    private WallWords() {}

    static String caption(WallCard video) {
        return video.caption().isBlank()
                ? "Recommended prompt"
                : video.caption().strip().replaceAll("\\s+", " ");
    }

    /** {@code 0:05}, rounded to the second; null where not known yet. */
    static @Nullable String clock(WallCard video) {
        Long millis = video.durationMillis();
        return millis == null
                ? null
                : DurationFormat.clock(Duration.ofMillis(millis + ROUND_UP_MILLIS));
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** The month it was made in, by the team's clock. */
    static String month(WallCard video, CurrentTeam team) {
        return month(YearMonth.from(video.createdAt().atZone(team.zone())));
    }

    static String state(String state) {
        return switch (state) {
            case "copying" -> "Saving video";
            case "failed" -> "Could not be stored";
            case "expired" -> "No longer kept";
            default -> "Ready";
        };
    }

    /** The whole tile for those who do not see it. */
    static String accessibleName(WallCard video, CurrentTeam team) {
        StringBuilder name = new StringBuilder(caption(video));
        name.append(endsSentence(name) ? " " : ". ");
        if (!video.state().equals("ready")) {
            name.append(state(video.state())).append(", ");
        }
        Long millis = video.durationMillis();
        if (millis != null) {
            name.append((millis + ROUND_UP_MILLIS) / 1000).append(" seconds, ");
        }
        if (video.sound()) {
            name.append("with sound, ");
        }
        name.append("by ").append(video.createdBy()).append(", ");
        name.append(TimeFormat.date(video.createdAt(), team.zone()));
        if (video.rating() > 0) {
            name.append(", rated ").append(video.rating()).append(" of 5");
        }
        if (video.starred()) {
            name.append(", starred");
        }
        return name.toString();
    }

    private static boolean endsSentence(CharSequence text) {
        return ".!?\u2026".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
