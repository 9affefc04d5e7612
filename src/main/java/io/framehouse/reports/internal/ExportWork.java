package io.framehouse.reports.internal;

import io.framehouse.reports.ExportEnded;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes what was asked for, in the name of whoever asked, with the rights they have by then.
 * Whoever is cut short leaves a lease; when that is over the file is made anew by another.
 *
 * @see "Decision 0043: exports in the background"
 */
@Component
class ExportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);

    /** Longer than the database takes from the question to its first line. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_AT_ONCE = 2;
    private static final int MOST_OVER = 100;

    private final ExportOrderRows rows;
    private final ExportOwners owners;
    private final UsageExportService exports;
    private final TemporaryFiles temporaryFiles;
    private final BlobStore blobs;
    private final BlobRemovals removals;
    private final TeamTransactions transactions;
    private final ApplicationEventPublisher events;
    private final LiveFeed feed;
    private final Clock clock;

    ExportWork(
            ExportOrderRows rows,
            ExportOwners owners,
            UsageExportService exports,
            TemporaryFiles temporaryFiles,
            BlobStore blobs,
            BlobRemovals removals,
            TeamTransactions transactions,
            ApplicationEventPublisher events,
            LiveFeed feed,
            Clock clock) {
        this.rows = rows;
        this.owners = owners;
        this.exports = exports;
        this.temporaryFiles = temporaryFiles;
        this.blobs = blobs;
        this.removals = removals;
        this.transactions = transactions;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    /** Takes the next one; empty where none waits, or enough are being made over all nodes. */
    Optional<ExportOrderRow> claim() {
        Instant now = now();
        return transactions.onPlatform(() -> rows.claim(now, now.plus(LEASE), MOST_AT_ONCE));
    }

    void make(ExportOrderRow claim) {
        Optional<Actor> owner = owners.now(claim.place(), claim.user(), claim.key());
        if (owner.isEmpty()) {
            fail(claim, "Whoever asked for it may not see it any more.");
        } else if (claim.attempts() > MOST_ATTEMPTS) {
            fail(claim, "The file could not be made. Ask again, perhaps for a shorter period.");
        } else {
            CurrentActor.runAs(owner.get(), () -> attempt(claim));
        }
    }

    private void attempt(ExportOrderRow claim) {
        try (TemporaryFile file = temporaryFiles.create(".export")) {
            long lines = write(claim, file.path());
            Blob blob = blobs.put(claim.place(), file.path());
            transactions.runInTeam(claim.place(), () -> ready(claim, blob, lines));
        } catch (TakenAway gone) {
            LOG.info("An export was taken away: exportId={}", claim.id());
        } catch (StorageAwayException away) {
            LOG.info("An export is put off: exportId={}", claim.id());
            putOff(claim, false);
        } catch (DomainException refused) {
            fail(claim, String.valueOf(refused.getMessage()));
        } catch (RuntimeException failure) {
            LOG.warn("An export was not made: exportId={}", claim.id(), failure);
            putOff(claim, true);
        }
    }

    private long write(ExportOrderRow claim, Path file) {
        Order order = claim.order();
        Progress progress = new Progress(written -> note(claim, written));
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
            exports.write(
                    order.format(),
                    order.team(),
                    order.from(),
                    order.to(),
                    order.filter(),
                    target,
                    line -> progress.line());
        } catch (IOException failure) {
            throw new UncheckedIOException("The export could not be written", failure);
        }
        return progress.lines();
    }

    /** Beside the transaction that reads, so that people see it at once. */
    private void note(ExportOrderRow claim, long written) {
        boolean mine =
                transactions.onPlatformApart(() -> {
                    tell(claim);
                    return rows.progress(claim, written, now().plus(LEASE));
                });
        if (!mine) {
            throw new TakenAway();
        }
    }

    private void ready(ExportOrderRow claim, Blob blob, long lines) {
        Instant now = now();
        Instant until = now.plus(ExportOrders.LIFE);
        if (!removals.keep(claim.place(), blob.key())) {
            throw new IllegalStateException("The bytes went before they were named");
        }
        if (rows.ready(claim, blob, lines, now, until)) {
            tell(claim);
            publish(claim, lines, null, until);
        } else {
            removals.later(claim.place(), List.of(blob.key()));
        }
    }

    private void putOff(ExportOrderRow claim, boolean counts) {
        transactions.runInTeam(
                claim.place(),
                () -> {
                    rows.putOff(claim, now().plus(AGAIN), counts);
                    tell(claim);
                });
    }

    private void fail(ExportOrderRow claim, String error) {
        transactions.runInTeam(
                claim.place(),
                () -> {
                    if (rows.failed(claim, error)) {
                        tell(claim);
                        publish(claim, claim.order().lines(), error, null);
                    }
                });
    }

    private void publish(
            ExportOrderRow claim, long lines, @Nullable String error, @Nullable Instant until) {
        if (claim.user() != null) {
            Order order = claim.order();
            events.publishEvent(
                    new ExportEnded(
                            order.team(),
                            order.id(),
                            claim.user(),
                            order.fileName(),
                            lines,
                            error,
                            until));
        }
    }

    /** Lets go of files whose time is over, and forgets what ended long ago. */
    void expire() {
        Instant now = now();
        for (ExportOrderRow over : transactions.onPlatform(() -> rows.over(now, MOST_OVER))) {
            transactions.runInTeam(
                    over.place(),
                    () -> {
                        if (rows.expire(over)) {
                            removals.later(
                                    over.place(), List.of(Objects.requireNonNull(over.blobKey())));
                            tell(over);
                        }
                    });
        }
        transactions.runOnPlatform(() -> rows.forget(now.minus(REMEMBERED)));
    }

    private void tell(ExportOrderRow row) {
        feed.changed(new LiveFeed.Signal(row.place(), ExportOrders.TOPIC, row.id().toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Somebody removed the order, or another node has it by now. */
    private static final class TakenAway extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts lines, and tells of them now and then. */
    private static final class Progress {
        private static final int EVERY = 2_000;

        private final java.util.function.LongConsumer told;
        private long lines;

        Progress(java.util.function.LongConsumer told) {
            this.told = told;
        }

        void line() {
            lines++;
            if (lines % EVERY == 0) {
                told.accept(lines);
            }
        }

        long lines() {
            return lines;
        }
    }
}
