package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobLoss;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.internal.ByteStore.Found;
import io.framehouse.storage.internal.StoredBlobs.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is done about files that are missing, are back or belong to nobody; each looked at anew. */
@Component
class StorageFindings {
    private static final Logger LOG = LoggerFactory.getLogger(StorageFindings.class);

    private final StoredBlobs rows;
    private final BlobRemovalRows removals;
    private final Stores stores;
    private final ObjectProvider<BlobLoss> losses;
    private final ObjectProvider<BlobReferences> references;
    private final TeamTransactions transactions;
    private final Clock clock;

    StorageFindings(
            StoredBlobs rows,
            BlobRemovalRows removals,
            Stores stores,
            ObjectProvider<BlobLoss> losses,
            ObjectProvider<BlobReferences> references,
            TeamTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.removals = removals;
        this.stores = stores;
        this.losses = losses;
        this.references = references;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether no store has them whole; then whoever names them is told. */
    boolean missing(ByteStore store, Row row) {
        for (ByteStore one : stores.all()) {
            if (has(one, row)) {
                if (one.kind() != store.kind()) {
                    transactions.runInTeam(row.team(), () -> rows.moved(row, one.kind()));
                }
                return false;
            }
        }
        return transactions.inTeam(row.team(), () -> lost(row));
    }

    /** Whether no store has them whole, as far as can be told just now. */
    boolean isGone(Row row) {
        return stores.all().stream().noneMatch(one -> has(one, row));
    }

    private boolean has(ByteStore store, Row row) {
        try {
            return isWhole(store, row);
        } catch (StorageAwayException away) {
            // A second store in which nothing lies any more may be gone.
            if (store.kind() != row.store()
                    && !transactions.onPlatform(() -> rows.anyIn(store.kind()))) {
                return false;
            }
            throw away;
        }
    }

    private static boolean isWhole(ByteStore store, Row row) {
        OptionalLong bytes = store.bytes(row.key());
        return bytes.isPresent() && (row.bytes() == 0 || bytes.getAsLong() == row.bytes());
    }

    /** Whether somebody misses the bytes; in a transaction of the team. */
    boolean lost(Row row) {
        Instant now = clock.instant();
        removals.lockAlone(row.key());
        if (references.stream().noneMatch(one -> one.uses(row.team(), row.key()))) {
            rows.delete(row.team(), row.key());
            return false;
        }
        // The row may have gone, with its bytes, since it was read.
        if (!rows.missing(row, now)) {
            return false;
        }
        if (row.missingSince() == null) {
            LOG.warn("A stored file is missing: teamId={} key={}", row.team(), row.key());
        }
        losses.forEach(one -> one.missing(row.team(), row.key()));
        return true;
    }

    void back(Row row) {
        transactions.runInTeam(
                row.team(),
                () -> {
                    rows.back(row);
                    losses.forEach(one -> one.back(row.team(), row.key()));
                });
    }

    /** Whether no row needs the bytes where they lie; then they are taken away. */
    boolean orphan(ByteStore store, Found found) {
        TeamId team = found.team();
        if (!transactions.onPlatform(() -> rows.isTeam(team))) {
            // Perhaps of another installation that shares the place: not ours to take away.
            return true;
        }
        return transactions.inTeam(team, () -> unneeded(store, found));
    }

    private boolean unneeded(ByteStore store, Found found) {
        TeamId team = found.team();
        removals.lockAlone(found.key());
        StoreKind place = rows.find(team, found.key()).map(Row::store).orElse(null);
        if (place == store.kind()) {
            return false;
        }
        if (place != null) {
            // Carried over, and whoever did so ended before the old copy was taken away.
            store.delete(found.key());
            return true;
        }
        if (references.stream().anyMatch(one -> one.uses(team, found.key()))) {
            rows.put(team, found.key(), found.bytes(), store.kind(), clock.instant());
            return false;
        }
        removals.add(team, List.of(found.key()), clock.instant());
        return true;
    }
}
