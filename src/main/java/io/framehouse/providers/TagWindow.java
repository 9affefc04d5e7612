package io.framehouse.providers;

import io.framehouse.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a provider's task list in which a tag must be, if it is there at all. Whole hours,
 * so that the tags of an outage have one window and one scan serves them all.
 *
 * @param from the earliest time of creation
 * @param to the latest; null for now
 */
public record TagWindow(Instant from, @Nullable Instant to) {
    /** The provider's clock and ours may be so far apart. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    /** From the hour before the tag's to two hours after it at the least. */
    private static final Duration LENGTH = Duration.ofHours(4);

    /** What Vidu lists without being told a time. */
    private static final Duration DOCUMENTED_WINDOW = Duration.ofDays(7);

    /** Our tags are version 7 UUIDs, which tell when they were made; others get seven days. */
    public static TagWindow of(String tag, Instant now) {
        Optional<Instant> made =
                Ids.parse(tag)
                        .filter(id -> id.version() == 7)
                        .map(TagWindow::time)
                        .filter(time -> !time.isAfter(now.plus(CLOCKS_APART)));
        if (made.isEmpty()) {
            return new TagWindow(now.minus(DOCUMENTED_WINDOW).truncatedTo(ChronoUnit.HOURS), null);
        }
        Instant from = made.get().minus(CLOCKS_APART).truncatedTo(ChronoUnit.HOURS);
        Instant to = from.plus(LENGTH);
        return new TagWindow(from, to.isAfter(now) ? null : to);
    }

    private static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
