package io.framehouse.storage.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.internal.StoredBlobs.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries bytes over to the chosen store from where they lay before. Each is read back and compared
 * before its row names the new place, and taken away from the old one after that; whoever is killed
 * on the way leaves at most a copy too many, which the check finds.
 */
@Component
class StorageMover {
    private static final Logger LOG = LoggerFactory.getLogger(StorageMover.class);
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 8;

    private final StoredBlobs rows;
    private final Stores stores;
    private final StorageFindings findings;
    private final TeamTransactions transactions;
    private final Clock clock;

    StorageMover(
            StoredBlobs rows,
            Stores stores,
            StorageFindings findings,
            TeamTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.stores = stores;
        this.findings = findings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Carries over what waits, for some minutes; how many there were. */
    int run() {
        return stores.also().map(this::run).orElse(0);
    }

    private int run(ByteStore from) {
        Instant end = clock.instant().plus(ROUND);
        int moved = 0;
        List<Row> some;
        do {
            some = claim(from);
            for (Row row : some) {
                try {
                    moved += move(from, row) ? 1 : 0;
                } catch (StorageAwayException away) {
                    LOG.info("Files are carried over later: {}", away.getMessage());
                    release(some);
                    return moved;
                }
            }
        } while (!some.isEmpty() && clock.instant().isBefore(end));
        if (moved > 0) {
            LOG.info("Files carried over: count={}", moved);
        }
        return moved;
    }

    private List<Row> claim(ByteStore from) {
        Instant now = clock.instant();
        return transactions.onPlatform(
                () -> rows.claim(from.kind(), now, now.plus(LEASE), MOST_AT_ONCE));
    }

    private void release(List<Row> some) {
        for (Row row : some) {
            transactions.runInTeam(row.team(), () -> rows.release(row));
        }
    }

    private boolean move(ByteStore from, Row row) {
        ByteStore to = stores.main();
        try (LocalBlob file = from.local(row.key())) {
            String wanted = BlobKeys.sha256(row.key());
            if (!Digests.sha256Of(file.path()).equals(wanted)) {
                LOG.warn("A stored file is damaged: teamId={} key={}", row.team(), row.key());
                transactions.runInTeam(row.team(), () -> findings.lost(row));
                return false;
            }
            Blob blob = to.put(row.team(), file.path());
            if (!sha256Of(to, blob.key()).equals(wanted)) {
                throw new StorageAwayException(
                        "The store gives other bytes than it was given", null);
            }
        } catch (BlobMissingException none) {
            findings.missing(from, row);
            return false;
        }
        boolean ours = transactions.inTeam(row.team(), () -> rows.moved(row, to.kind()));
        // Where the row went meanwhile, the new copy is left to the check, which looks under the
        // key's lock whether somebody has put the same bytes again.
        if (ours) {
            from.delete(row.key());
        }
        return ours;
    }

    private static String sha256Of(ByteStore store, String key) {
        MessageDigest digest = Digests.sha256();
        try (InputStream bytes = new DigestInputStream(store.open(key, 0, -1), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException broken) {
            throw new StorageAwayException("The bytes could not be read back", broken);
        }
    }
}
