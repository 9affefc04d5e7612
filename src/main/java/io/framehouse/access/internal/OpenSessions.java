package io.framehouse.access.internal;

import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells whether a session was ended from elsewhere, read again every two seconds; while it reads,
 * it notes that the session is in use, at most once a minute.
 */
@Component
class OpenSessions {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KNOWN = 10_000;

    private final SessionRows rows;
    private final TeamTransactions transactions;
    private final Clock clock;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    OpenSessions(SessionRows rows, TeamTransactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the sign-in still counts. One that has no row was not made by a browser. */
    boolean isOpen(@Nullable Authentication authentication) {
        UUID id = SessionDetails.of(authentication);
        return id == null || isOpen(id);
    }

    private boolean isOpen(UUID id) {
        Known entry = known.get(id);
        boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        if (entry != null && (inTransaction || entry.freshAt(clock.instant()))) {
            return entry.open();
        }
        // A team's transaction cannot become the platform's, so its reading needs another thread.
        Known loaded =
                inTransaction
                        ? CompletableFuture.supplyAsync(() -> load(id), Thread.ofVirtual()::start)
                                .join()
                        : load(id);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(id, loaded);
        return loaded.open();
    }

    private Known load(UUID id) {
        Instant now = clock.instant();
        return transactions.onPlatform(() -> {
            Optional<Instant> seen = rows.seenAt(id);
            if (seen.isPresent() && !now.isBefore(seen.get().plus(NOTED_EVERY))) {
                rows.see(id, now);
            }
            return new Known(now, seen.isPresent());
        });
    }

    /** Reads all anew at the next question. */
    void changed() {
        known.clear();
    }

    private record Known(Instant at, boolean open) {
        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(FRESH)) && !now.isBefore(at);
        }
    }
}
