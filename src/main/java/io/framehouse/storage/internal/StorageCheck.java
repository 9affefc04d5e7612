package io.framehouse.storage.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageChecks.Outcome;
import io.framehouse.storage.internal.ByteStore.Found;
import io.framehouse.storage.internal.SideBySide.Eyes;
import io.framehouse.storage.internal.StorageCheckRows.Begun;
import io.framehouse.storage.internal.StoredBlobs.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares what lies in each store with what the rows say: once to count, and once more to act
 * where there is something to do. Where many files are missing at once the place may be the wrong
 * one, so nothing is done then until an admin says so.
 */
@Component
class StorageCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StorageCheck.class);

    /** Bytes come before their row, and an upload may take its time. */
    private static final Duration YOUNG = Duration.ofHours(24);

    private static final Duration LOST = Duration.ofHours(3);

    /** One of so many may be missing before the place is doubted: 5 %. */
    private static final int SHARE_OF_MISSING = 20;

    /** Where so many are missing, it is not for what came or went just now. */
    private static final int LOOKED_AT_TWICE = 100;

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
        Optional<Begun> begun = transactions.onPlatform(() -> checks.begin(now, now.minus(LOST)));
        begun.ifPresent(this::run);
    }

    private void run(Begun begun) {
        StorageCheckCount count = new StorageCheckCount();
        String stopped = null;
        try {
            for (ByteStore store : stores.all()) {
                compare(store, begun.marks(), count);
            }
        } catch (TooManyMissing many) {
            LOG.warn("The check of stored files was stopped: {}", many.getMessage());
            stopped = many.getMessage();
        } catch (StorageAwayException away) {
            LOG.warn("The check of stored files was stopped: {}", away.getMessage());
            stopped = away.getMessage() + ".";
        } catch (RuntimeException failure) {
            LOG.error("The check of stored files failed", failure);
            stopped = "It failed on our side; the log says why.";
        }
        end(begun.id(), count, stopped);
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

    private void compare(ByteStore store, boolean marks, StorageCheckCount count) {
        // Whether too little lies there is told by the count.
        store.look(false);
        Tally tally = new Tally();
        look(store, tally);
        count.objects += tally.objects;
        count.bytes += tally.bytes;
        if (!marks && tally.isTooMuch()) {
            count.missing += tally.missing + tally.known;
            count.heldBack = tally.missing;
            throw new TooManyMissing(tally);
        }
        if (tally.isSomethingToDo()) {
            look(store, new Hands(store, count));
        }
    }

    private void look(ByteStore store, Eyes eyes) {
        try (Stream<Found> list = store.list()) {
            SideBySide.look(
                    list.iterator(), new StoredKeys(rows, store.kind(), transactions), eyes);
        }
    }

    private boolean isOld(Found found) {
        return found.at().isBefore(clock.instant().minus(YOUNG));
    }

    /** Counts, and does nothing. */
    private final class Tally implements Eyes {
        private long objects;
        private long bytes;
        private long missing;
        private long known;
        private long others;

        @Override
        public void whole(Found found, Row row) {
            objects++;
            bytes += found.bytes();
            others += row.missingSince() == null ? 0 : 1;
        }

        @Override
        public void missing(Row row) {
            if (row.missingSince() != null) {
                known++;
            } else if (missing < LOOKED_AT_TWICE && !findings.isGone(row)) {
                // It came, or was carried over, since the list was made.
                others++;
            } else {
                missing++;
            }
        }

        @Override
        public void unnamed(Found found) {
            others += isOld(found) ? 1 : 0;
        }

        /** A single file is told of in any house, unless it is the only one. */
        boolean isTooMuch() {
            return missing > 0
                    && (objects == 0
                            || (missing > 1 && missing * SHARE_OF_MISSING > missing + objects));
        }

        boolean isSomethingToDo() {
            return missing + known + others > 0;
        }
    }

    /** Looks at each difference once more, and acts. */
    private final class Hands implements Eyes {
        private final ByteStore store;
        private final StorageCheckCount count;

        Hands(ByteStore store, StorageCheckCount count) {
            this.store = store;
            this.count = count;
        }

        @Override
        public void whole(Found found, Row row) {
            if (row.missingSince() != null) {
                findings.back(row);
            }
        }

        @Override
        public void missing(Row row) {
            count.missing += findings.missing(store, row) ? 1 : 0;
        }

        @Override
        public void unnamed(Found found) {
            if (isOld(found) && findings.orphan(store, found)) {
                count.orphans++;
                count.bytesOrphaned += found.bytes();
            }
        }
    }

    private static final class TooManyMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyMissing(Tally tally) {
            super(
                    tally.objects == 0
                            ? "None of %,d files is there: the place is empty, or the wrong one. Nothing was marked."
                                    .formatted(tally.missing)
                            : "%,d of %,d files are missing, more than 1 of %d. Nothing was marked."
                                    .formatted(
                                            tally.missing,
                                            tally.missing + tally.objects,
                                            SHARE_OF_MISSING));
        }
    }
}
