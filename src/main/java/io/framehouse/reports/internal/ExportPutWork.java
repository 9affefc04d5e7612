package io.framehouse.reports.internal;

import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.ExportScheduleTroubled;
import io.framehouse.reports.ExportScheduleTroubled.Trouble;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.StorageAwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Puts finished exports into the buckets of their schedules: each by one node under a lease, again
 * and again for a day. Whoever is cut short leaves the lease; the same name gets the same bytes
 * from whoever comes next.
 *
 * @see "Decision 0048: exports into buckets"
 */
@Component
class ExportPutWork {
    private static final Logger LOG = LoggerFactory.getLogger(ExportPutWork.class);

    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_OF_ONE = 2;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** For whatever stands around a put. */
    private static final Duration ASIDE = Duration.ofMinutes(1);

    private final ExportPutRows rows;
    private final ExportScheduleRows schedules;
    private final ExportDeliveryRows deliveries;
    private final ExportOrderRows orders;
    private final ExportBuckets buckets;
    private final ExportOwners owners;
    private final S3Puts puts;
    private final BlobStore blobs;
    private final TeamTransactions transactions;
    private final ApplicationEventPublisher events;
    private final LiveFeed feed;
    private final Clock clock;

    ExportPutWork(
            ExportPutRows rows,
            ExportScheduleRows schedules,
            ExportDeliveryRows deliveries,
            ExportOrderRows orders,
            ExportBuckets buckets,
            ExportOwners owners,
            S3Puts puts,
            BlobStore blobs,
            TeamTransactions transactions,
            ApplicationEventPublisher events,
            LiveFeed feed,
            Clock clock) {
        this.rows = rows;
        this.schedules = schedules;
        this.deliveries = deliveries;
        this.orders = orders;
        this.buckets = buckets;
        this.owners = owners;
        this.puts = puts;
        this.blobs = blobs;
        this.transactions = transactions;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    /** What is to be put: read at once, so that nothing of it is of another moment. */
    private record Load(ExportScheduleRow schedule, OpenedBucket bucket, ExportOrderRow order) {
        Order file() {
            return order.order();
        }
    }

    /** Takes the next one; empty where none is due, or enough are being put. */
    Optional<ExportPut> claim() {
        Instant now = now();
        return transactions.onPlatform(
                () -> rows.claim(now, now.plus(lease(0)), MOST_AT_ONCE, MOST_OF_ONE));
    }

    void put(ExportPut claim) {
        try {
            Optional<Load> load = transactions.inTeam(claim.place(), () -> load(claim));
            if (load.isPresent()) {
                put(claim, load.get());
            }
        } catch (UnreadableSecretException otherKey) {
            putOff(claim, S3Answer.toMend("The secret cannot be opened any more. Enter it again."));
        } catch (StorageAwayException away) {
            putOff(claim, S3Answer.later("The file could not be read from the house's own store."));
        } catch (BlobMissingException gone) {
            end(claim, "The file is missing in the house's own store. Send the period again.");
        } catch (RuntimeException failure) {
            LOG.warn("An export was not put: deliveryId={}", claim.delivery(), failure);
            putOff(claim, S3Answer.later("The file could not be put."));
        }
    }

    private void put(ExportPut claim, Load load) {
        ExportScheduleRow schedule = load.schedule();
        if (ownerMay(schedule)) {
            settle(claim, load, sent(load));
        } else {
            end(
                    claim,
                    "%s may not have these exports any more. Edit or resume the schedule to own it."
                            .formatted(schedule.askedBy()));
        }
    }

    /** Empty where there is nothing to put any more; what people should know is written down. */
    private Optional<Load> load(ExportPut claim) {
        ExportScheduleRow schedule = schedules.lock(claim.place(), claim.schedule()).orElse(null);
        OpenedBucket bucket = buckets.open(claim.place(), claim.schedule()).orElse(null);
        if (schedule == null || bucket == null) {
            return Optional.empty();
        }
        ExportOrderRow order = order(claim).orElse(null);
        if (order == null) {
            fail(claim, schedule, "The export went before it was put. Send the period again.");
            return Optional.empty();
        }
        Duration lease = lease(Objects.requireNonNull(order.order().bytes()));
        return rows.extend(claim, now().plus(lease))
                ? Optional.of(new Load(schedule, bucket, order))
                : Optional.empty();
    }

    private boolean ownerMay(ExportScheduleRow schedule) {
        return owners.now(schedule.place(), schedule.user(), schedule.key())
                .filter(owner -> ExportScheduleWork.may(owner, schedule.place()))
                .isPresent();
    }

    private Optional<ExportOrderRow> order(ExportPut claim) {
        return deliveries
                .lock(claim.place(), claim.schedule(), claim.delivery())
                .flatMap(delivery -> Optional.ofNullable(delivery.export()))
                .flatMap(export -> orders.find(claim.place(), export))
                .filter(order -> order.order().state() == ExportOrders.State.READY);
    }

    /** Fetching the bytes from the house's own store may take as long as sending them. */
    private static Duration lease(long bytes) {
        return S3Puts.patience(bytes).multipliedBy(2).plus(ASIDE);
    }

    private S3Answer sent(Load load) {
        Order file = load.file();
        try (LocalBlob blob = blobs.local(Objects.requireNonNull(load.order().blobKey()))) {
            return puts.put(
                    load.bucket(),
                    file.fileName(),
                    ExportNames.contentType(file.format()),
                    blob.path(),
                    Objects.requireNonNull(file.sha256()));
        }
    }

    private void settle(ExportPut claim, Load load, S3Answer answer) {
        if (answer.kind() != S3Answer.Kind.TAKEN) {
            putOff(claim, answer);
            return;
        }
        String object = load.bucket().target().object(load.file().fileName());
        transactions.runInTeam(
                claim.place(),
                () -> {
                    if (rows.delivered(claim, object, now())) {
                        tell(load.schedule());
                    }
                });
    }

    /** Tries again, later and later; whoever has to mend something knows at once. */
    private void putOff(ExportPut claim, S3Answer answer) {
        Instant now = now();
        Instant since = Objects.requireNonNullElse(claim.failingSince(), now);
        Duration failing = Duration.between(since, now);
        if (failing.compareTo(PATIENCE) >= 0) {
            end(claim, answer.words());
            return;
        }
        boolean tells = answer.kind() == S3Answer.Kind.TO_MEND && !claim.told();
        transactions.runInTeam(
                claim.place(),
                () -> {
                    Instant next = now.plus(pause(failing));
                    boolean mine =
                            rows.putOff(claim, next, since, answer.words(), tells || claim.told());
                    schedule(claim, mine)
                            .ifPresent(schedule -> {
                                if (tells) {
                                    trouble(
                                            claim,
                                            schedule,
                                            answer.words() + " It is tried again for a day.");
                                } else {
                                    tell(schedule);
                                }
                            });
                });
    }

    private static Duration pause(Duration failing) {
        Duration atLeast = failing.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : failing;
        return atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast;
    }

    private void end(ExportPut claim, String why) {
        transactions.runInTeam(
                claim.place(),
                () -> schedule(claim, true).ifPresent(schedule -> fail(claim, schedule, why)));
    }

    private Optional<ExportScheduleRow> schedule(ExportPut claim, boolean mine) {
        return mine ? schedules.lock(claim.place(), claim.schedule()) : Optional.empty();
    }

    private void fail(ExportPut claim, ExportScheduleRow schedule, String why) {
        if (rows.failed(claim, why)) {
            trouble(claim, schedule, why + " Once that is mended, send the period again.");
        }
    }

    private void trouble(ExportPut claim, ExportScheduleRow schedule, String why) {
        events.publishEvent(
                new ExportScheduleTroubled(
                        schedule.team(),
                        schedule.id(),
                        schedule.user(),
                        schedule.words(),
                        Trouble.NOT_PUT,
                        why,
                        "put:" + claim.delivery() + ":" + claim.attempts()));
        tell(schedule);
    }

    private void tell(ExportScheduleRow row) {
        feed.changed(new LiveFeed.Signal(row.place(), ExportSchedules.TOPIC, row.id().toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
