package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered of keys, on the node of a change and on another one. */
class KnownKeysTest {
    private static final byte[] SHOWN = KeySecrets.hash("fh_shown");
    private static final StoredKey KEY =
            new StoredKey(
                    KeyId.random(),
                    null,
                    "ci",
                    null,
                    null,
                    Set.of(KeyScope.PLATFORM_ADMIN),
                    new StoredKey.Hash(SHOWN),
                    null,
                    null,
                    null,
                    null,
                    null,
                    true,
                    false,
                    null,
                    null,
                    null);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    private final KnownKeys known = new KnownKeys(clock, nanos::get);
    private Optional<StoredKey> stored = Optional.of(KEY);
    private int lookUps;

    private Optional<StoredKey> find() {
        return known.find(SHOWN, key -> true, this::lookUp);
    }

    private Optional<StoredKey> lookUp() {
        lookUps++;
        return stored;
    }

    @Test
    void aKeyAndAWrongOneAreLookedUpOnce() {
        assertThat(find()).contains(KEY);
        assertThat(find()).contains(KEY);
        assertThat(lookUps).isEqualTo(1);
        byte[] wrong = KeySecrets.hash("fh_wrong");
        stored = Optional.empty();
        assertThat(known.find(wrong, key -> false, this::lookUp)).isEmpty();
        assertThat(known.find(wrong, key -> false, this::lookUp)).isEmpty();
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void aKeyOfWhichMoreIsNeededIsLookedUp() {
        assertThat(find()).contains(KEY);
        assertThat(known.find(SHOWN, key -> false, this::lookUp)).contains(KEY);
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void whatAnotherNodeChangedIsSeenWithinTwoSeconds() {
        assertThat(find()).contains(KEY);
        stored = Optional.empty();
        nanos.set(KnownKeys.MOST_AGE.toNanos() - 1);
        assertThat(find()).contains(KEY);
        nanos.set(KnownKeys.MOST_AGE.toNanos());
        assertThat(find()).isEmpty();
        assertThat(KnownKeys.MOST_AGE).hasSeconds(2);
    }

    @Test
    void aClockThatIsSetMakesNothingLast() {
        for (int seconds : new int[] {2, -2}) {
            stored = Optional.of(KEY);
            known.changed();
            assertThat(find()).contains(KEY);
            stored = Optional.empty();
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(find()).isEmpty();
        }
    }

    @Test
    void whatThisNodeChangedIsSeenAtOnce() {
        assertThat(find()).contains(KEY);
        stored = Optional.empty();
        known.changed();
        assertThat(find()).isEmpty();
    }

    @Test
    void whatWasFoundBeforeAChangeIsNotKeptAfterIt() {
        known.find(
                SHOWN,
                key -> true,
                () -> {
                    known.changed();
                    return Optional.of(KEY);
                });
        stored = Optional.empty();
        assertThat(find()).isEmpty();
    }

    @Test
    void aLookUpThatFailedIsMadeAgain() {
        assertThatThrownBy(() ->
                        known.find(
                                SHOWN,
                                key -> true,
                                () -> {
                                    throw new IllegalStateException("no connection");
                                }))
                .hasMessage("no connection");
        assertThat(find()).contains(KEY);
    }
}
