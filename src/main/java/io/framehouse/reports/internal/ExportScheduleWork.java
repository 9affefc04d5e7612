package io.framehouse.reports.internal;

import io.framehouse.reports.ExportDelivered;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.ExportScheduleTroubled;
import io.framehouse.reports.ExportScheduleTroubled.Trouble;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.DeliveryState;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.State;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.internal.ExportDeliveryRows.Placed;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.SignedLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Asks for what is due, in the name of whoever owns the schedule, and tells those who are to know
 * once it is there. The order, its delivery and the next date are one transaction that holds the
 * schedule's row: another node passes it by, and a crash leaves all or nothing.
 *
 * @see "Decision 0046: scheduled exports"
 */
@Component
class ExportScheduleWork {
    private static final Logger LOG = LoggerFactory.getLogger(ExportScheduleWork.class);

    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_WORDS = 300;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final ExportScheduleRows schedules;
    private final ExportDeliveryRows deliveries;
    private final ExportPutRows puts;
    private final ExportOrderRows orderRows;
    private final ExportOrders orders;
    private final ExportOwners owners;
    private final MonthRows months;
    private final UsageReport report;
    private final SignedLinks links;
    private final TeamTransactions transactions;
    private final ApplicationEventPublisher events;
    private final LiveFeed feed;
    private final Clock clock;

    ExportScheduleWork(
            ExportScheduleRows schedules,
            ExportDeliveryRows deliveries,
            ExportPutRows puts,
            ExportOrderRows orderRows,
            ExportOrders orders,
            ExportOwners owners,
            MonthRows months,
            UsageReport report,
            SignedLinks links,
            TeamTransactions transactions,
            ApplicationEventPublisher events,
            LiveFeed feed,
            Clock clock) {
        this.schedules = schedules;
        this.deliveries = deliveries;
        this.puts = puts;
        this.orderRows = orderRows;
        this.orders = orders;
        this.owners = owners;
        this.months = months;
        this.report = report;
        this.links = links;
        this.transactions = transactions;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    /** Asks for what is due and sends what is ready. */
    void run() {
        Instant now = now();
        transactions.onPlatform(() -> schedules.due(now, MOST_AT_ONCE)).forEach(this::ask);
        transactions.onPlatform(() -> deliveries.ended(MOST_AT_ONCE)).forEach(this::deliver);
    }

    /** Whether the owner of a schedule may have one there. */
    static boolean may(Actor owner, TeamId place) {
        return place.equals(TeamId.HOUSE)
                ? owner.mayOnPlatform(Action.VIEW_ALL_USAGE)
                : owner.may(place, Action.SCHEDULE_EXPORTS);
    }

    void ask(ExportScheduleRow seen) {
        Optional<Actor> owner =
                owners.now(seen.place(), seen.user(), seen.key())
                        .filter(actor -> may(actor, seen.place()));
        if (owner.isEmpty()) {
            taken(seen, this::stop);
            return;
        }
        try {
            CurrentActor.runAs(owner.get(), () -> askAs(seen));
        } catch (DomainException refused) {
            if (refused.code() == CommonError.INVALID_REQUEST) {
                taken(seen, row -> leaveOut(row, words(refused)));
            } else {
                taken(seen, row -> putOff(row, words(refused)));
            }
        } catch (RuntimeException failure) {
            LOG.warn("A scheduled export was not asked for: scheduleId={}", seen.id(), failure);
            taken(seen, row -> putOff(row, "The export could not be asked for."));
        }
    }

    private void askAs(ExportScheduleRow seen) {
        ZoneId zone = report.zone(seen.team());
        taken(seen, row -> askOnce(row, zone));
    }

    private void askOnce(ExportScheduleRow row, ZoneId zone) {
        SchedulePeriod period = row.next();
        Instant now = now();
        if (period.due(zone).isAfter(now)) {
            // The place has another time zone by now.
            schedules.comes(row, period, zone);
        } else if (!closed(row, period)) {
            schedules.lookAgain(row, now.plus(SHORTEST_PAUSE), null);
        } else if (deliveries.has(row, period)) {
            schedules.comes(row, period.next(), zone);
        } else {
            Order order =
                    orders.ask(
                            row.team(), row.format(), period.first(), period.last(), row.filter());
            deliveries.add(row, delivery(period, order.id(), DeliveryState.WAITING, null));
            schedules.comes(row, period.next(), zone);
        }
    }

    private boolean closed(ExportScheduleRow row, SchedulePeriod period) {
        return row.frequency() != Frequency.MONTH_CLOSED
                || months.turn()
                        .lastClosed()
                        .filter(last -> !last.isBefore(YearMonth.from(period.first())))
                        .isPresent();
    }

    private Delivery delivery(
            SchedulePeriod period,
            @Nullable UUID order,
            DeliveryState state,
            @Nullable String error) {
        return new Delivery(
                Ids.next(),
                period.first(),
                period.last(),
                order,
                state,
                0,
                error,
                now(),
                null,
                null);
    }

    private void stop(ExportScheduleRow row) {
        String why =
                "%s may not have these exports any more. Edit or resume the schedule to own it."
                        .formatted(row.askedBy());
        schedules.rests(row, State.STOPPED, why);
        trouble(row, Trouble.STOPPED, why, row.nextDay().toString());
    }

    /** Tries again, later and later; after a day the period is left out. */
    private void putOff(ExportScheduleRow row, String why) {
        Instant now = now();
        Instant since = Objects.requireNonNullElse(row.failingSince(), now);
        Duration failing = Duration.between(since, now);
        if (failing.compareTo(PATIENCE) >= 0) {
            leaveOut(row, why);
            return;
        }
        Duration pause = failing.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : failing;
        schedules.lookAgain(
                row, now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause), since);
    }

    private void leaveOut(ExportScheduleRow row, String why) {
        SchedulePeriod period = row.next();
        if (!deliveries.has(row, period)) {
            deliveries.add(row, delivery(period, null, DeliveryState.FAILED, why));
            trouble(row, Trouble.LEFT_OUT, why, period.first().toString());
        }
        schedules.comes(row, period.next(), row.zone());
    }

    private void deliver(Placed seen) {
        in(
                seen.place(),
                () ->
                        schedules
                                .lock(seen.place(), seen.schedule())
                                .ifPresent(row ->
                                        deliveries.take(seen).ifPresent(one -> send(row, one))));
    }

    private void send(ExportScheduleRow schedule, Delivery delivery) {
        TeamId place = schedule.place();
        UUID export = delivery.export();
        Order order =
                export == null
                        ? null
                        : orderRows.find(place, export).map(ExportOrderRow::order).orElse(null);
        if (order == null || order.state() == ExportOrders.State.EXPIRED) {
            fail(schedule, delivery, "The export went before it could be sent.", true);
        } else if (order.state() == ExportOrders.State.FAILED) {
            // A person was told already by whoever makes exports.
            fail(schedule, delivery, String.valueOf(order.error()), schedule.user() == null);
        } else if (order.state() == ExportOrders.State.READY) {
            deliveries.sent(place, delivery.id(), now());
            puts.begin(schedule, delivery.id(), now());
            events.publishEvent(
                    ExportDelivered.of(
                            order,
                            schedule.id(),
                            delivery.id(),
                            delivery.sends() + 1,
                            schedule.people(),
                            schedule.webhook() ? link(place, order) : null));
            tell(schedule);
        }
    }

    private String link(TeamId place, Order order) {
        Duration life = Duration.between(now(), Objects.requireNonNull(order.expiresAt()));
        return links.link(
                place,
                ExportOrderMedia.KIND,
                order.id(),
                life.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : life,
                order.fileName());
    }

    private void fail(ExportScheduleRow schedule, Delivery delivery, String why, boolean told) {
        deliveries.failed(schedule.place(), delivery.id(), why);
        if (told) {
            trouble(schedule, Trouble.LEFT_OUT, why, delivery.from() + ":" + delivery.sends());
        } else {
            tell(schedule);
        }
    }

    private void trouble(ExportScheduleRow row, Trouble trouble, String why, String once) {
        events.publishEvent(
                new ExportScheduleTroubled(
                        row.team(), row.id(), row.user(), row.words(), trouble, why, once));
        tell(row);
    }

    /** Does it with the row held, where it is still to be done and no other node does. */
    private void taken(ExportScheduleRow seen, Consumer<ExportScheduleRow> work) {
        in(
                seen.place(),
                () ->
                        schedules
                                .take(seen, now())
                                .ifPresent(row -> {
                                    work.accept(row);
                                    tell(row);
                                }));
    }

    private void in(TeamId place, Runnable work) {
        if (place.equals(TeamId.HOUSE)) {
            transactions.runOnPlatform(work);
        } else {
            transactions.runInTeam(place, work);
        }
    }

    private void tell(ExportScheduleRow row) {
        feed.changed(new LiveFeed.Signal(row.place(), ExportSchedules.TOPIC, row.id().toString()));
    }

    private static String words(DomainException refused) {
        List<FieldError> errors = refused.fieldErrors();
        String words =
                errors.isEmpty()
                        ? String.valueOf(refused.getMessage())
                        : errors.getFirst().message();
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
