package io.framehouse.access.internal;

import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whose key it is that a request shows, if it is anybody's. */
@Component
class KeyAuthenticator {
    private static final int MAX_LENGTH = 4_096;

    private final KeyLookup keys;
    private final KnownKeys known;
    private final TeamTransactions transactions;
    private final LastSeen lastSeen;
    private final Clock clock;

    KeyAuthenticator(
            KeyLookup keys,
            KnownKeys known,
            TeamTransactions transactions,
            LastSeen lastSeen,
            Clock clock) {
        this.keys = keys;
        this.known = known;
        this.transactions = transactions;
        this.lastSeen = lastSeen;
        this.clock = clock;
    }

    /** Reads an {@code Authorization} header. */
    Outcome authenticate(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Outcome.refused(KeyFailure.MISSING);
        }
        return presented(header)
                .map(this::check)
                .orElseGet(() -> Outcome.refused(KeyFailure.MALFORMED));
    }

    private Outcome check(String key) {
        Optional<String> publicId = KeySecrets.publicId(key);
        byte[] hash = KeySecrets.hash(key);
        // A use that is to be noted again is looked up, which notes it.
        Optional<StoredKey> found =
                known.find(
                        hash,
                        stored ->
                                !stored.opens(hash, clock.instant())
                                        || !lastSeen.isDue(stored.lastUsedAt()),
                        () -> lookUp(publicId, hash));
        // What is known still ends when its time does.
        Optional<StoredKey> good = found.filter(stored -> stored.opens(hash, clock.instant()));
        if (good.isPresent()) {
            return new Outcome(new KeyAuthentication(good.get()), null);
        }
        boolean formed = publicId.isPresent() || found.isPresent();
        return Outcome.refused(formed ? KeyFailure.WRONG : KeyFailure.MALFORMED);
    }

    private Optional<StoredKey> lookUp(Optional<String> publicId, byte[] hash) {
        // One statement whatever was shown; only the bootstrap key has no public id.
        Optional<StoredKey> found =
                transactions.onPlatform(
                        () -> publicId.map(keys::byPublicId).orElseGet(() -> keys.byHash(hash)));
        found.filter(stored -> stored.opens(hash, clock.instant()))
                .ifPresent(used -> lastSeen.key(used.team(), used.id(), used.lastUsedAt()));
        return found;
    }

    private static Optional<String> presented(String header) {
        int space = header.indexOf(' ');
        if (space < 0 || header.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String scheme = header.substring(0, space);
        String key = header.substring(space + 1).strip();
        boolean known = scheme.equalsIgnoreCase("Bearer") || scheme.equalsIgnoreCase("Token");
        return known && !key.isEmpty() ? Optional.of(key) : Optional.empty();
    }

    /** An authentication, or the reason why there is none. */
    record Outcome(@Nullable KeyAuthentication authentication, @Nullable KeyFailure failure) {
        static Outcome refused(KeyFailure failure) {
            return new Outcome(null, failure);
        }
    }
}
