package io.framehouse.gallery;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a team's videos the wall shows. What is null, empty or false does not narrow.
 *
 * @param text words of prompt, title and notes in any order, the last one as far as it is typed;
 *     {@code "in quotes"} all whole; up to 200 characters
 * @param models catalogue ids, up to 20; any of them
 * @param person who submitted it
 * @param key the API key that submitted it
 * @param labels up to 10; all of them
 * @param costCenter exactly
 * @param resolution as the catalogue writes it, such as {@code 720p}
 * @param aspect as the job named it, such as {@code 16:9}; where it named none, the one of {@link
 *     #ASPECTS} that the picture has
 * @param minMillis and {@code maxMillis}: length of the video in milliseconds, inclusive
 * @param seed as sent
 * @param states any of {@code copying, ready, failed, expired}
 * @param from made at or after; {@code until}: made before
 * @param minCost and {@code maxCost}: what it cost, inclusive
 * @param batch videos of one batch
 * @param collection videos of one collection
 * @param starred only what the current person starred
 * @param trashed what lies in the trash, instead of what does not
 */
public record WallFilter(
        @Nullable String text,
        Set<String> models,
        @Nullable UUID person,
        @Nullable UUID key,
        Set<String> labels,
        @Nullable String costCenter,
        @Nullable String resolution,
        @Nullable String aspect,
        @Nullable Long minMillis,
        @Nullable Long maxMillis,
        @Nullable Long seed,
        Set<String> states,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Credits minCost,
        @Nullable Credits maxCost,
        @Nullable UUID batch,
        @Nullable UUID collection,
        boolean starred,
        boolean trashed) {
    /**
     * The usual aspects, one of which a video is found by that was made without naming one: that
     * which its picture is nearest to, up to 3 percent off.
     */
    public static final List<String> ASPECTS =
            List.of(
                    "16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "2:1", "1:2",
                    "21:9", "9:21");

    private static final WallFilter NONE =
            new WallFilter(
                    null, Set.of(), null, null, Set.of(), null, null, null, null, null, null,
                    Set.of(), null, null, null, null, null, null, false, false);

    public WallFilter {
        models = Set.copyOf(models);
        labels = Set.copyOf(labels);
        states = Set.copyOf(states);
    }

    /** All videos that are not in the trash. */
    public static WallFilter none() {
        return NONE;
    }

    public boolean isActive() {
        return !equals(NONE);
    }
}
