package io.framehouse.storage.internal;

import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import io.framehouse.storage.internal.TeamExportRows.Row;
import io.framehouse.teams.TeamExports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes exports one after the other. Whoever is cut short leaves a lease, and when that is over the
 * export is made anew; what is never finished fails after a few times.
 */
@Component
class TeamExportWork {
    private static final Logger LOG = LoggerFactory.getLogger(TeamExportWork.class);
    private static final Duration LEASE = Duration.ofHours(2);
    private static final Duration WHILE_AWAY = Duration.ofMinutes(2);
    private static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_AT_ONCE = 100;

    private final TeamExportRows rows;
    private final TeamArchive archive;
    private final TemporaryFiles temporaryFiles;
    private final BlobStore blobs;
    private final BlobRemovals removals;
    private final TeamTransactions transactions;
    private final LiveFeed feed;
    private final Clock clock;

    TeamExportWork(
            TeamExportRows rows,
            TeamArchive archive,
            TemporaryFiles temporaryFiles,
            BlobStore blobs,
            BlobRemovals removals,
            TeamTransactions transactions,
            LiveFeed feed,
            Clock clock) {
        this.rows = rows;
        this.archive = archive;
        this.temporaryFiles = temporaryFiles;
        this.blobs = blobs;
        this.removals = removals;
        this.transactions = transactions;
        this.feed = feed;
        this.clock = clock;
    }

    /** Makes all that wait, and lets go of those whose time is over. */
    void run() {
        expire();
        for (Optional<Row> next = claim(); next.isPresent(); next = claim()) {
            make(next.get());
        }
    }

    private Optional<Row> claim() {
        Instant now = now();
        return transactions.onPlatform(() -> rows.claim(now, now.plus(LEASE)));
    }

    private void make(Row claim) {
        if (claim.attempts() > MOST_ATTEMPTS) {
            fail(claim);
            return;
        }
        try (TemporaryFile file = temporaryFiles.create(".zip")) {
            archive.write(claim.team(), file.path());
            Blob blob = blobs.put(claim.team(), file.path());
            transactions.runInTeam(claim.team(), () -> ready(claim, blob));
        } catch (StorageAwayException away) {
            LOG.info("Export put off: exportId={} teamId={}", claim.id(), claim.team());
            transactions.runInTeam(claim.team(), () -> rows.putOff(claim, now().plus(WHILE_AWAY)));
        } catch (RuntimeException failure) {
            LOG.warn("Export not made: exportId={} teamId={}", claim.id(), claim.team(), failure);
            fail(claim);
        }
    }

    private void ready(Row claim, Blob blob) {
        Instant now = now();
        if (removals.keep(claim.team(), blob.key())
                && rows.ready(claim, blob.key(), blob.bytes(), now, now.plus(LIFE))) {
            tell(claim);
        } else {
            removals.later(claim.team(), List.of(blob.key()));
        }
    }

    private void fail(Row claim) {
        transactions.runInTeam(
                claim.team(),
                () -> {
                    rows.failed(
                            claim,
                            "The file could not be made. Ask again; where it fails again, tell a"
                                    + " platform admin.");
                    tell(claim);
                });
    }

    private void expire() {
        Instant now = now();
        for (Row over : transactions.onPlatform(() -> rows.over(now, MOST_AT_ONCE))) {
            transactions.runInTeam(
                    over.team(),
                    () -> {
                        if (rows.expire(over)) {
                            removals.later(
                                    over.team(), List.of(Objects.requireNonNull(over.blobKey())));
                            tell(over);
                        }
                    });
        }
    }

    private void tell(Row row) {
        feed.changed(new LiveFeed.Signal(row.team(), TeamExports.TOPIC, row.id().toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
