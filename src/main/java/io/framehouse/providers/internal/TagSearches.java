package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.TagList;
import io.framehouse.providers.TagSearch;
import io.framehouse.providers.TagWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Lets one scan of an account's task list serve all who look for a tag in it: an outage that leaves
 * a thousand submits unanswered must not cause a thousand scans.
 */
@Component
class TagSearches {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private static final TagList UNREAD = TagList.unread("The list could not be read on our side.");

    private final Map<Place, Scan> scans = new ConcurrentHashMap<>();
    private final Clock clock;

    TagSearches(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param scan reads the list; called by one of those who ask at the same time, on its thread
     */
    TagSearch find(AccountId account, String tag, Function<TagWindow, TagList> scan) {
        Instant now = clock.instant();
        Place place = new Place(account, TagWindow.of(tag, now));
        Scan mine = new Scan(now, new CompletableFuture<>());
        Scan used = scans.merge(place, mine, (last, other) -> last.serves(now) ? last : other);
        if (used == mine) {
            read(place, mine, scan);
            scans.values().removeIf(old -> old.age(now).compareTo(FORGOTTEN) > 0);
        }
        return used.list().join().find(tag);
    }

    private void read(Place place, Scan mine, Function<TagWindow, TagList> scan) {
        try {
            mine.list().complete(scan.apply(place.window()));
        } finally {
            // Whatever went wrong, nobody waits for this scan for ever.
            if (mine.list().complete(UNREAD)) {
                scans.remove(place, mine);
            }
        }
    }

    private record Place(AccountId account, TagWindow window) {}

    private record Scan(Instant at, CompletableFuture<TagList> list) {
        boolean serves(Instant now) {
            return !list.isDone() || age(now).compareTo(FRESH) < 0;
        }

        Duration age(Instant now) {
            return Duration.between(at, now).abs();
        }
    }
}
