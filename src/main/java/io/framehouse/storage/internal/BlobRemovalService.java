package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobLoss;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.internal.BlobRemovalRows.Removal;
import io.framehouse.storage.internal.StoredBlobs.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes bytes away that nothing names any more. Whoever writes a name holds the key's lock until
 * the commit, and so does who counts the names and takes the bytes away: one comes after the other.
 */
@Service
class BlobRemovalService implements BlobRemovals {
    private static final Logger LOG = LoggerFactory.getLogger(BlobRemovalService.class);

    /** Whoever reads them just now has time to finish. */
    private static final Duration LATER = Duration.ofHours(1);

    private static final int MOST_AT_ONCE = 500;

    private final BlobRemovalRows rows;
    private final StoredBlobs stored;
    private final StoreChoice blobs;
    private final Stores stores;
    private final ObjectProvider<BlobReferences> references;
    private final ObjectProvider<BlobLoss> losses;
    private final TeamTransactions transactions;
    private final Clock clock;

    BlobRemovalService(
            BlobRemovalRows rows,
            StoredBlobs stored,
            StoreChoice blobs,
            Stores stores,
            ObjectProvider<BlobReferences> references,
            ObjectProvider<BlobLoss> losses,
            TeamTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.stored = stored;
        this.blobs = blobs;
        this.stores = stores;
        this.references = references;
        this.losses = losses;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void later(TeamId team, Collection<String> blobKeys) {
        if (!blobKeys.isEmpty()) {
            rows.add(team, blobKeys, clock.instant().plus(LATER));
        }
    }

    @Override
    public boolean keep(TeamId team, String blobKey) {
        rows.lockShared(blobKey);
        // One short question to the store under the lock: the row must not outlive the bytes.
        ByteStore main = stores.main();
        OptionalLong bytes = main.bytes(blobKey);
        Optional<Row> known = stored.find(team, blobKey);
        if (bytes.isEmpty() || isCutOff(known, bytes.getAsLong())) {
            return false;
        }
        stored.put(team, blobKey, bytes.getAsLong(), main.kind(), clock.instant());
        if (known.isPresent() && known.get().missingSince() != null) {
            losses.forEach(one -> one.back(team, blobKey));
        }
        return true;
    }

    private static boolean isCutOff(Optional<Row> known, long bytes) {
        return known.isPresent() && known.get().bytes() > 0 && known.get().bytes() != bytes;
    }

    /** Takes away what is due, each in a transaction of its own; how many rows were looked at. */
    int removeDue() {
        Instant now = clock.instant();
        List<Removal> due = transactions.onPlatform(() -> rows.due(now, MOST_AT_ONCE));
        for (Removal removal : due) {
            try {
                transactions.runInTeam(removal.team(), () -> remove(removal, now));
            } catch (StorageAwayException away) {
                // The rows stay, and one of the next rounds finds the store back.
                LOG.info("Stored bytes stay for now: {}", away.getMessage());
                return due.size();
            } catch (RuntimeException failure) {
                // One team's trouble is no other's.
                LOG.warn("Stored bytes stay: teamId={}", removal.team(), failure);
            }
        }
        return due.size();
    }

    /** A crash before the commit leaves the row, and the next round finds the bytes gone. */
    private void remove(Removal removal, Instant now) {
        rows.lockAlone(removal.blobKey());
        if (rows.take(removal, now) && !isUsed(removal)) {
            stored.delete(removal.team(), removal.blobKey());
            blobs.delete(removal.blobKey());
        }
    }

    private boolean isUsed(Removal removal) {
        return references.stream().anyMatch(one -> one.uses(removal.team(), removal.blobKey()));
    }
}
