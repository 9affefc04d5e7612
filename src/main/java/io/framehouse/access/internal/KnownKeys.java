package io.framehouse.access.internal;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
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

    private final LongSupplier nanos;
    private final SequencedMap<String, Known> known = new LinkedHashMap<>();
    private long changes;

    @Autowired
    KnownKeys() {
        this(System::nanoTime);
    }

    KnownKeys(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What is known of this hash, else what the look-up finds; its failure is not kept. */
    Optional<StoredKey> find(byte[] hash, Supplier<Optional<StoredKey>> lookUp) {
        String shown = Base64.getEncoder().encodeToString(hash);
        long now = nanos.getAsLong();
        long seen;
        synchronized (known) {
            Known kept = known.get(shown);
            if (kept != null && now - kept.since() < MOST_AGE.toNanos()) {
                return Optional.ofNullable(kept.key());
            }
            seen = changes;
        }
        Optional<StoredKey> found = lookUp.get();
        keep(shown, new Known(found.orElse(null), now), seen);
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
    private record Known(@Nullable StoredKey key, long since) {}
}
