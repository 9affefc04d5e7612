package io.framehouse.storage.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageChecks.Outcome;
import io.framehouse.storage.internal.ByteStore.Found;
import io.framehouse.storage.internal.StoredBlobs.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what lies in each store and what the rows say side by side, both in the order of the keys,
 * so that it needs no more memory for a million files than for ten.
 */
@Component
class StorageCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StorageCheck.class);

    /** Bytes come before their row, and an upload may take its time. */
    private static final Duration YOUNG = Duration.ofHours(24);

    private static final Duration LOST = Duration.ofHours(3);

    private final StorageCheckRows checks;
    private final StoredBlobs rows;
    private final Stores stores;
    private final StorageFindings findings;
    private final TeamTransactions transactions;
    private final Clock clock;

    StorageCheck(
            StorageCheckRows checks,
            StoredBlobs rows,
            Stores stores,
            StorageFindings findings,
            TeamTransactions transactions,
            Clock clock) {
        this.checks = checks;
        this.rows = rows;
        this.stores = stores;
        this.findings = findings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The one of the night, which nobody asked for. */
    void runNightly() {
        transactions.runOnPlatform(() -> checks.ask(null, clock.instant()));
        runAsked();
    }

    /** One that waits, if any does. */
    void runAsked() {
        Instant now = clock.instant();
        Optional<UUID> id = transactions.onPlatform(() -> checks.begin(now, now.minus(LOST)));
        id.ifPresent(this::run);
    }

    private void run(UUID id) {
        StorageCheckCount count = new StorageCheckCount();
        String stopped = null;
        try {
            for (ByteStore store : stores.all()) {
                compare(store, count);
            }
        } catch (StorageAwayException away) {
            LOG.warn("The check of stored files was stopped: {}", away.getMessage());
            stopped = away.getMessage() + ".";
        } catch (RuntimeException failure) {
            LOG.error("The check of stored files failed", failure);
            stopped = "It failed on our side; the log says why.";
        }
        end(id, count, stopped);
    }

    private void end(UUID id, StorageCheckCount count, @Nullable String stopped) {
        Outcome whole = count.missing > 0 ? Outcome.TROUBLE : Outcome.GOOD;
        Outcome outcome = stopped == null ? whole : Outcome.STOPPED;
        LOG.info(
                "Stored files checked: outcome={} objects={} missing={} orphans={}",
                outcome,
                count.objects,
                count.missing,
                count.orphans);
        transactions.runOnPlatform(() -> checks.end(id, count, outcome, stopped, clock.instant()));
    }

    private void compare(ByteStore store, StorageCheckCount count) {
        store.look(transactions.onPlatform(() -> rows.anyIn(store.kind())));
        try (Stream<Found> list = store.list()) {
            merge(store, list.iterator(), new StoredKeys(rows, store.kind(), transactions), count);
        }
    }

    private void merge(
            ByteStore store, Iterator<Found> there, Iterator<Row> named, StorageCheckCount count) {
        if (!there.hasNext() && named.hasNext()) {
            throw new StorageAwayException(
                    "The store is empty though rows name files in it; nothing was marked", null);
        }
        Found found = next(there);
        Row row = next(named);
        while (found != null || row != null) {
            if (row == null || (found != null && found.key().compareTo(row.key()) < 0)) {
                orphan(store, Objects.requireNonNull(found), count);
                found = next(there);
            } else if (found == null || found.key().compareTo(row.key()) > 0) {
                missing(store, row, count);
                row = next(named);
            } else {
                met(store, found, row, count);
                found = next(there);
                row = next(named);
            }
        }
    }

    private void met(ByteStore store, Found found, Row row, StorageCheckCount count) {
        if (found.bytes() != row.bytes() && row.bytes() > 0) {
            // Cut off: as good as missing.
            missing(store, row, count);
            return;
        }
        count.objects++;
        count.bytes += found.bytes();
        if (row.missingSince() != null) {
            findings.back(row);
        }
    }

    private void missing(ByteStore store, Row row, StorageCheckCount count) {
        count.missing += findings.missing(store, row) ? 1 : 0;
    }

    private void orphan(ByteStore store, Found found, StorageCheckCount count) {
        if (found.at().isAfter(clock.instant().minus(YOUNG))) {
            return;
        }
        if (findings.orphan(store, found)) {
            count.orphans++;
            count.bytesOrphaned += found.bytes();
        }
    }

    private static <T> @Nullable T next(Iterator<T> from) {
        return from.hasNext() ? from.next() : null;
    }
}
