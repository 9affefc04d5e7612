package io.framehouse.reports.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps schedules and lists what came of them. */
@Service
class ExportScheduleService implements ExportSchedules {
    private static final int MOST_DELIVERIES = 10;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final ExportScheduleRows rows;
    private final ExportDeliveryRows deliveries;
    private final ExportResends resends;
    private final ExportPeople people;
    private final ExportBuckets buckets;
    private final S3Puts puts;
    private final MonthSheets months;
    private final UsageReport report;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final Clock clock;

    ExportScheduleService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            ExportScheduleRows rows,
            ExportDeliveryRows deliveries,
            ExportResends resends,
            ExportPeople people,
            ExportBuckets buckets,
            S3Puts puts,
            MonthSheets months,
            UsageReport report,
            AuditTrail audit,
            LiveFeed feed,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.deliveries = deliveries;
        this.resends = resends;
        this.people = people;
        this.buckets = buckets;
        this.puts = puts;
        this.months = months;
        this.report = report;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public Schedule add(@Nullable TeamId team, Wish wish) {
        Actor actor = owner(team);
        ZoneId zone = report.zone(team);
        TeamId place = ExportOrderRow.place(team);
        S3Wish s3 = check(team, wish);
        return in(
                place,
                () -> {
                    List<UserId> told = named(place, wish);
                    rows.oneAfterTheOther(place);
                    Optional<ExportScheduleRow> same =
                            rows.list(place).stream()
                                    .filter(row -> row.wished(wish, told).owned(actor).equals(row))
                                    .filter(row -> buckets.are(row, s3))
                                    .findFirst();
                    if (same.isPresent()) {
                        buckets.set(same.get(), s3, now());
                        return schedule(same.get());
                    }
                    if (rows.count(place) >= MOST) {
                        throw new DomainException(
                                CommonError.WRONG_STATE,
                                "There are %d schedules already. Remove one first."
                                        .formatted(MOST));
                    }
                    SchedulePeriod first = first(wish.frequency(), zone);
                    ExportScheduleRow row =
                            ExportScheduleRow.begun(place, wish, told, actor, first, zone, now());
                    rows.save(row);
                    buckets.set(row, s3, now());
                    return done(row, "export_schedule.added", Map.of());
                });
    }

    @Override
    public Schedule change(@Nullable TeamId team, UUID schedule, Wish wish) {
        Actor actor = owner(team);
        ZoneId zone = report.zone(team);
        S3Wish s3 = check(team, wish);
        return changed(
                team,
                schedule,
                "export_schedule.changed",
                before -> {
                    List<UserId> told = named(before.place(), wish);
                    ExportScheduleRow row = before.wished(wish, told).owned(actor);
                    boolean goesOn =
                            before.frequency() == wish.frequency()
                                    && before.state() != State.STOPPED;
                    State state = before.state() == State.PAUSED ? State.PAUSED : State.ACTIVE;
                    rows.save(goesOn ? row : row.from(first(wish.frequency(), zone), zone, state));
                    buckets.set(row, s3, now());
                });
    }

    private List<UserId> named(TeamId place, Wish wish) {
        return people.named(place, wish.people());
    }

    private SchedulePeriod first(Frequency frequency, ZoneId zone) {
        LocalDate day =
                frequency == Frequency.MONTH_CLOSED
                        ? months.next().atDay(1)
                        : LocalDate.ofInstant(clock.instant(), zone);
        return SchedulePeriod.of(frequency, day);
    }

    /** The bucket as it is kept; null where none is wished. */
    private @Nullable S3Wish check(@Nullable TeamId team, Wish wish) {
        StoredFilter.require(wish.format(), wish.filter());
        if (team != null) {
            wish.filter().requireOfATeam();
        }
        if (team != null && wish.frequency() == Frequency.MONTH_CLOSED) {
            throw DomainException.invalid(
                    "frequency",
                    "not_allowed",
                    "frequency is month_closed, which is for exports over all teams. Choose daily, weekly or monthly.");
        }
        if (team == null && wish.webhook()) {
            throw DomainException.invalid(
                    "webhook",
                    "not_allowed",
                    "webhook is true, but webhooks belong to teams. Name recipients instead.");
        }
        S3Wish s3 = wish.s3();
        return s3 == null ? null : buckets.checked(s3);
    }

    @Override
    public List<Schedule> list(@Nullable TeamId team) {
        require(team);
        TeamId place = ExportOrderRow.place(team);
        return in(
                place,
                () -> {
                    Map<UserId, Person> known = people.of(place);
                    Map<UUID, S3Target> into = buckets.of(place);
                    return rows.list(place).stream()
                            .map(row -> schedule(row, known, into))
                            .toList();
                });
    }

    @Override
    public Schedule get(@Nullable TeamId team, UUID schedule) {
        require(team);
        TeamId place = ExportOrderRow.place(team);
        return in(
                place,
                () ->
                        rows.list(place).stream()
                                .filter(row -> row.id().equals(schedule))
                                .findFirst()
                                .map(this::schedule)
                                .orElseThrow(ExportScheduleService::unknown));
    }

    @Override
    public Schedule pause(@Nullable TeamId team, UUID schedule) {
        require(team);
        return changed(
                team,
                schedule,
                "export_schedule.paused",
                row -> rows.rests(row, State.PAUSED, null));
    }

    @Override
    public Schedule resume(@Nullable TeamId team, UUID schedule) {
        Actor actor = owner(team);
        ZoneId zone = report.zone(team);
        return changed(
                team,
                schedule,
                "export_schedule.resumed",
                row -> {
                    if (row.state() != State.ACTIVE) {
                        SchedulePeriod first = first(row.frequency(), zone);
                        rows.save(row.owned(actor).from(first, zone, State.ACTIVE));
                    }
                });
    }

    @Override
    public void remove(@Nullable TeamId team, UUID schedule) {
        require(team);
        TeamId place = ExportOrderRow.place(team);
        in(
                place,
                () -> {
                    ExportScheduleRow row = locked(place, schedule);
                    rows.delete(place, schedule);
                    audit.record(
                            team,
                            new Change(
                                    "export_schedule.removed",
                                    "export_schedule",
                                    schedule.toString(),
                                    facts(row),
                                    Map.of(),
                                    null));
                    return tell(row);
                });
    }

    @Override
    public Delivery resend(
            @Nullable TeamId team, UUID schedule, UUID delivery, @Nullable Integer sends) {
        owner(team);
        TeamId place = ExportOrderRow.place(team);
        return in(
                place,
                () -> {
                    ExportScheduleRow row = locked(place, schedule);
                    Delivery after = resends.again(row, delivery, sends);
                    tell(row);
                    return after;
                });
    }

    @Override
    public Tried tryBucket(@Nullable TeamId team, @Nullable UUID schedule, S3Wish wish) {
        require(team);
        S3Wish s3 = buckets.checked(wish);
        TeamId place = ExportOrderRow.place(team);
        return puts.trial(in(place, () -> buckets.opened(place, schedule, s3)));
    }

    @Override
    public List<Person> people(@Nullable TeamId team) {
        require(team);
        TeamId place = ExportOrderRow.place(team);
        return in(place, () -> List.copyOf(people.of(place).values()));
    }

    private Schedule changed(
            @Nullable TeamId team,
            UUID schedule,
            String action,
            Consumer<ExportScheduleRow> change) {
        TeamId place = ExportOrderRow.place(team);
        return in(
                place,
                () -> {
                    ExportScheduleRow before = locked(place, schedule);
                    change.accept(before);
                    ExportScheduleRow after = locked(place, schedule);
                    return after.equals(before) ? told(after) : done(after, action, facts(before));
                });
    }

    private Schedule done(ExportScheduleRow row, String action, Map<String, ?> before) {
        audit.record(
                row.team(),
                new Change(
                        action, "export_schedule", row.id().toString(), before, facts(row), null));
        return told(row);
    }

    private Schedule told(ExportScheduleRow row) {
        tell(row);
        return schedule(row);
    }

    private Schedule schedule(ExportScheduleRow row) {
        return schedule(row, people.of(row.place()), buckets.of(row.place()));
    }

    private ExportScheduleRow locked(TeamId place, UUID schedule) {
        return rows.lock(place, schedule).orElseThrow(ExportScheduleService::unknown);
    }

    private Schedule schedule(
            ExportScheduleRow row, Map<UserId, Person> known, Map<UUID, S3Target> into) {
        SchedulePeriod next = row.next();
        return new Schedule(
                row.id(),
                row.team(),
                row.frequency(),
                row.format(),
                row.people().stream().map(known::get).filter(Objects::nonNull).toList(),
                row.webhook(),
                into.get(row.id()),
                row.askedBy(),
                row.state(),
                row.stoppedWhy(),
                next.first(),
                next.last(),
                row.zone(),
                row.dueAt(),
                row.createdAt(),
                row.filter(),
                deliveries.newest(row.place(), row.id(), MOST_DELIVERIES));
    }

    private static Map<String, ?> facts(ExportScheduleRow row) {
        return Map.of(
                "frequency", Wire.of(row.frequency()),
                "format", Wire.of(row.format()),
                "filter", row.filter().toText(),
                "people", row.people().size(),
                "webhook", row.webhook(),
                "state", Wire.of(row.state()));
    }

    private boolean tell(ExportScheduleRow row) {
        feed.changed(new LiveFeed.Signal(row.place(), TOPIC, row.id().toString()));
        return true;
    }

    private <T> T in(TeamId place, Supplier<T> work) {
        return place.equals(TeamId.HOUSE)
                ? transactions.onPlatform(work)
                : transactions.inTeam(place, work);
    }

    private Actor owner(@Nullable TeamId team) {
        Actor actor = require(team);
        if (actor.kind() == Actor.Kind.SYSTEM) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "A schedule belongs to a person or a key.");
        }
        return actor;
    }

    private Actor require(@Nullable TeamId team) {
        return team == null
                ? currentActor.requirePlatform(Action.VIEW_ALL_USAGE)
                : currentActor.require(team, Action.SCHEDULE_EXPORTS);
    }

    private static DomainException unknown() {
        return DomainException.notFound("export schedule");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
