package io.framehouse.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a presented key was found to be a moment ago, also that it was nobody's. Kept by the hash of
 * what was shown, so that a new secret is never judged by what was known of the one before.
 *
 * @see "Decision 0021: what a read costs"
 */
@Component
class KnownKeys {
    /** How long another node may still take a key for what it was. */
    static final Duration MOST_AGE = Duration.ofSeconds(2);

    private static final int MOST_KEPT = 20_000;

    private final Clock clock;
    private final LongSupplier nanos;
    private final SequencedMap<String, Known> known = new LinkedHashMap<>();
    private long changes;

    @Autowired
    KnownKeys(Clock clock) {
        this(clock, System::nanoTime);
    }

    KnownKeys(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * What is known of this hash, else what the look-up finds; its failure is not kept.
     *
     * @param enough whether what is known of a key is all that is needed of it now
     */
    Optional<StoredKey> find(
            byte[] hash, Predicate<StoredKey> enough, Supplier<Optional<StoredKey>> lookUp) {
        String shown = Base64.getEncoder().encodeToString(hash);
        Instant at = clock.instant();
        long now = nanos.getAsLong();
        long seen;
        synchronized (known) {
            Known kept = known.get(shown);
            StoredKey key = kept == null ? null : kept.key();
            if (kept != null && kept.isFresh(at, now) && (key == null || enough.test(key))) {
                return Optional.ofNullable(key);
            }
            seen = changes;
        }
        Optional<StoredKey> found = lookUp.get();
        keep(shown, new Known(found.orElse(null), at, now), seen);
        return found;
    }

    private void keep(String shown, Known found, long seen) {
        synchronized (known) {
            // What changed while it was looked up may have changed what was found.
            if (seen == changes) {
                known.remove(shown);
                known.put(shown, found);
                if (known.size() > MOST_KEPT) {
                    known.pollFirstEntry();
                }
            }
        }
    }

    /** Forgets all as soon as the present transaction has ended; changes of keys are rare. */
    void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forget();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        forget();
                    }
                });
    }

    private void forget() {
        synchronized (known) {
            changes++;
            known.clear();
        }
    }

    /** A key, or null for nobody's, and when its look-up began. */
    private record Known(@Nullable StoredKey key, Instant at, long nanos) {
        /** By the clock that goes on, and by the one that may be set. */
        boolean isFresh(Instant now, long nanosNow) {
            return nanosNow - nanos < MOST_AGE.toNanos()
                    && Duration.between(at, now).abs().compareTo(MOST_AGE) < 0;
        }
    }
}
