package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.internal.BlobRemovalRows.Removal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes bytes away that nothing names any more. Whoever writes a name holds the key's lock until
 * the commit, and so does who counts the names and takes the bytes away: one comes after the other.
 */
@Service
class BlobRemovalService implements BlobRemovals {
    /** Whoever reads them just now has time to finish. */
    private static final Duration LATER = Duration.ofHours(1);

    private static final int MOST_AT_ONCE = 500;

    private final BlobRemovalRows rows;
    private final BlobStore blobs;
    private final ObjectProvider<BlobReferences> references;
    private final TeamTransactions transactions;
    private final Clock clock;

    BlobRemovalService(
            BlobRemovalRows rows,
            BlobStore blobs,
            ObjectProvider<BlobReferences> references,
            TeamTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.references = references;
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
        return blobs.exists(blobKey);
    }

    /** Takes away what is due, each in a transaction of its own; how many rows were looked at. */
    int removeDue() {
        Instant now = clock.instant();
        List<Removal> due = transactions.onPlatform(() -> rows.due(now, MOST_AT_ONCE));
        for (Removal removal : due) {
            transactions.runInTeam(removal.team(), () -> remove(removal, now));
        }
        return due.size();
    }

    /** A crash before the commit leaves the row, and the next round finds the bytes gone. */
    private void remove(Removal removal, Instant now) {
        rows.lockAlone(removal.blobKey());
        if (rows.take(removal, now) && !isUsed(removal)) {
            blobs.delete(removal.blobKey());
        }
    }

    private boolean isUsed(Removal removal) {
        return references.stream().anyMatch(one -> one.uses(removal.team(), removal.blobKey()));
    }
}
