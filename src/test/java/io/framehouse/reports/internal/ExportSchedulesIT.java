package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.notices.Webhooks;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.DeliveryState;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.ExportSchedules.State;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.SignedLinks.Ticket;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each period of a schedule becomes one export, and those who are to know are told once. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
class ExportSchedulesIT {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    @Autowired ExportSchedules schedules;
    @Autowired ExportOrders orders;
    @Autowired ExportScheduleWork work;
    @Autowired ExportScheduleRows rows;
    @Autowired ExportDeliveryRows deliveries;
    @Autowired ExportRounds rounds;
    @Autowired ExportOrderMedia media;
    @Autowired SignedLinks links;
    @Autowired Webhooks webhooks;
    @Autowired Teams teams;
    @Autowired TeamTransactions transactions;
    @Autowired Clock clock;
    @Autowired Scheduler scheduler;

    @Value("${spring.datasource.url}")
    String url;

    private final UserId aino = new UserId(Ids.next());
    private final UserId boss = new UserId(Ids.next());
    private TeamId team;
    private Actor owner;
    private Actor finance;

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    /** The house's own timer rests: else it asks for what is due between two steps of a test. */
    @BeforeEach
    void aTeamOfTwo() {
        scheduler.pause();
        TeamData data = new TeamData("Again " + UUID.randomUUID(), ZONE, null, null);
        team = CurrentActor.as(Actor.system("test"), () -> teams.create(data)).id();
        run("delete from export_delivery");
        run("delete from export_schedule");
        run("delete from export_order");
        person(aino, "billing");
        person(boss, "owner");
        owner = Actor.person(aino, "Aino", Set.of(), Map.of(team, TeamRole.BILLING));
        finance = Actor.person(aino, "Aino", Set.of(PlatformRole.FINANCE), Map.of());
    }

    @Test
    void twoNodesThatLookAtOnceAskOnce() throws Exception {
        Schedule made = overdue(Set.of(), false);
        ExportScheduleRow seen = row(made);
        CyclicBarrier both = new CyclicBarrier(2);
        List<Thread> nodes =
                List.of(1, 2).stream()
                        .map(node ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            meet(both);
                                            work.ask(seen);
                                        }))
                        .toList();
        for (Thread node : nodes) {
            node.join();
        }
        work.ask(seen);
        work.run();
        assertThat(orders()).hasSize(1);
        assertThat(orders().getFirst().from()).isEqualTo(seen.nextDay());
        Schedule now = get(made);
        assertThat(now.nextFrom()).isEqualTo(seen.nextDay().plusMonths(1));
        assertThat(now.deliveries()).extracting(Delivery::from).containsExactly(seen.nextDay());
    }

    @Test
    void aPeriodThatWasAskedForIsNotAskedForAgain() {
        Schedule made = overdue(Set.of(), false);
        ExportScheduleRow seen = row(made);
        work.ask(seen);
        run(
                "update export_schedule set next_day = '%1$s', due_at = '%2$s', try_at = '%2$s'"
                        .formatted(seen.nextDay(), seen.dueAt()));
        work.ask(seen);
        assertThat(orders()).hasSize(1);
        assertThat(get(made).nextFrom()).isEqualTo(seen.nextDay().plusMonths(1));
    }

    /** The place has moved to a zone in which its days end later. */
    @Test
    void whatIsNotOverByTheClockOfThePlaceWaits() {
        Schedule made = added(Set.of(), false);
        run(
                "update export_schedule set due_at = now() - interval '1 hour',"
                        + " try_at = now() - interval '1 hour' where id = '%s'"
                                .formatted(made.id()));
        work.ask(row(made));
        assertThat(orders()).isEmpty();
        Schedule waits = get(made);
        assertThat(waits.nextFrom()).isEqualTo(made.nextFrom());
        assertThat(waits.dueAt()).isEqualTo(made.dueAt());
        assertThat(row(made).tryAt()).isEqualTo(made.dueAt());
    }

    /** A month and the week or the day that it begins with have the same first day. */
    @Test
    void aPeriodOfAnotherLengthOrOfTheClosedBooksIsAnotherOne() {
        Schedule made = overdue(Set.of(), false);
        ExportScheduleRow month = row(made);
        run("update export_schedule set frequency = 'daily' where id = '%s'".formatted(made.id()));
        work.ask(row(made));
        run(
                "update export_schedule set frequency = 'monthly', next_day = '%s', try_at = now()"
                        .formatted(month.nextDay()));
        work.ask(row(made));
        work.ask(row(made));
        assertThat(orders())
                .extracting(ExportOrders.Order::from, ExportOrders.Order::to)
                .containsExactlyInAnyOrder(
                        tuple(month.nextDay(), month.nextDay()),
                        tuple(month.nextDay(), month.next().last()));
        assertThat(
                        transactions.inTeam(
                                team,
                                () -> deliveries.has(row(made), period(Frequency.MONTHLY, month))))
                .isTrue();
        assertThat(
                        transactions.inTeam(
                                team,
                                () ->
                                        deliveries.has(
                                                row(made), period(Frequency.MONTH_CLOSED, month))))
                .isFalse();
        run("update export_delivery set frequency = null");
        assertThat(
                        transactions.inTeam(
                                team,
                                () ->
                                        deliveries.has(
                                                row(made), period(Frequency.MONTH_CLOSED, month))))
                .isTrue();
    }

    private static SchedulePeriod period(Frequency frequency, ExportScheduleRow of) {
        return SchedulePeriod.of(frequency, of.nextDay());
    }

    @Test
    void whatANodeLeftUnsentIsSentOnceToPeopleAndWebhooks() throws Exception {
        as(
                Actor.person(boss, "Boss", Set.of(), Map.of(team, TeamRole.OWNER)),
                () ->
                        webhooks.create(
                                team,
                                new WebhookData(
                                        "https://hooks.example/in",
                                        "",
                                        Set.of(WebhookEvent.EXPORT_READY))));
        Schedule made = overdue(Set.of(email(boss)), true);
        work.ask(row(made));
        // Whoever asked is gone; another node makes the file, and yet another tells.
        rounds.run();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> orders().getFirst().state(), ExportOrders.State.READY::equals);
        work.run();
        work.run();
        ExportOrders.Order order = orders().getFirst();
        String key = "export-ready:" + order.id();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> count("notice", "dedupe_key = '%s'".formatted(key)) == 2);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> count("webhook_message", "team_id = '%s'".formatted(team)) == 1);
        Delivery delivery = get(made).deliveries().getFirst();
        assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
        assertThat(delivery.sends()).isEqualTo(1);
        JsonNode body =
                JsonMapper.shared()
                        .readTree(
                                text(
                                        "select body from webhook_message where team_id = '%s'"
                                                .formatted(team)));
        assertThat(body.path("type").asString()).isEqualTo("export.ready");
        assertThat(body.at("/data/sha256").asString()).isEqualTo(order.sha256());
        assertThat(body.at("/data/from").asString()).isEqualTo(order.from().toString());
        Ticket ticket = links.openUrl(body.at("/data/url").asString()).orElseThrow();
        assertThat(media.find(ticket.team(), ticket.id())).isPresent();
        run("delete from team_member where user_id = '%s'".formatted(aino));
        assertThat(media.find(ticket.team(), ticket.id())).isEmpty();
    }

    @Test
    void itCanBeSentAgainAlsoWhereTheFileHasGone() {
        Schedule made = overdue(Set.of(email(boss)), false);
        Delivery first = sent(made);
        Delivery again = as(owner, () -> schedules.resend(team, made.id(), first.id()));
        assertThat(again.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(again.export()).isEqualTo(first.export());
        refused("wrong_state", () -> schedules.resend(team, made.id(), first.id()));
        assertThat(sent(made).sends()).isEqualTo(2);
        String secondTime = "dedupe_key = 'export-ready:%s:2'".formatted(first.export());
        await().atMost(Duration.ofMinutes(1)).until(() -> count("notice", secondTime) == 1);
        as(
                owner,
                () -> {
                    orders.remove(team, first.export());
                    return true;
                });
        assertThat(get(made).deliveries().getFirst().export()).isNull();
        as(owner, () -> schedules.resend(team, made.id(), first.id()));
        assertThat(sent(made).sends()).isEqualTo(3);
        assertThat(orders()).hasSize(1);
    }

    @Test
    void anExportThatWentBeforeItWasSentIsTold() {
        Schedule made = overdue(Set.of(), false);
        work.ask(row(made));
        run("delete from export_order");
        run("update export_delivery set order_id = null");
        work.run();
        Delivery delivery = get(made).deliveries().getFirst();
        assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery.error()).contains("went before");
        await().atMost(Duration.ofMinutes(1)).until(() -> count("notice", about(made, aino)) == 1);
    }

    @Test
    void whoeverLostTheRightHasNoScheduleAndThoseWhoPayAreTold() {
        run("update team_member set role = 'member' where user_id = '%s'".formatted(aino));
        Schedule made = overdue(Set.of(), false);
        work.run();
        assertThat(orders()).isEmpty();
        Schedule stopped = get(made);
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.stoppedWhy()).contains("Aino");
        await().atMost(Duration.ofMinutes(1)).until(() -> count("notice", about(made, boss)) == 1);
        Actor next = Actor.person(boss, "Boss", Set.of(), Map.of(team, TeamRole.OWNER));
        Schedule resumed = as(next, () -> schedules.resume(team, made.id()));
        assertThat(resumed.state()).isEqualTo(State.ACTIVE);
        assertThat(resumed.owner()).isEqualTo("Boss");
        assertThat(resumed.dueAt()).isAfter(clock.instant());
    }

    @Test
    void whereTooManyWaitItIsTriedForADayAndThenLeftOut() {
        run(
                """
                insert into export_order (team_id, id, asked_by, user_id, format, first_day, last_day,
                    zone, file_name, lines, lease_until, created_at)
                select '%s', uuidv7(), 'Aino', '%s', 'csv', date '2001-01-01' + n, date '2001-01-01' + n,
                    'UTC', 'x.csv', 1, now() + interval '1 day', now() from generate_series(1, 20) n
                """
                        .formatted(team, aino));
        Schedule made = overdue(Set.of(), false);
        work.run();
        ExportScheduleRow waits = row(made);
        assertThat(waits.failingSince()).isNotNull();
        assertThat(waits.tryAt()).isAfter(clock.instant());
        assertThat(waits.nextDay()).isEqualTo(made.nextFrom());
        run(
                "update export_schedule set try_at = now() - interval '1 second',"
                        + " failing_since = now() - interval '25 hours'");
        work.run();
        assertThat(row(made).failingSince()).isNull();
        assertThat(get(made).nextFrom()).isEqualTo(made.nextFrom().plusMonths(1));
        Delivery left = get(made).deliveries().getFirst();
        assertThat(left.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(left.error()).contains("exports wait already");
    }

    @Test
    void aPausedOneAsksForNothingAndLeavesThatTimeOut() {
        Schedule made = added(Set.of(), false);
        as(owner, () -> schedules.pause(team, made.id()));
        makeDue(made);
        work.run();
        work.ask(row(made));
        assertThat(orders()).isEmpty();
        Schedule resumed = as(owner, () -> schedules.resume(team, made.id()));
        assertThat(resumed.dueAt()).isAfter(clock.instant());
        Schedule changed =
                as(
                        owner,
                        () ->
                                schedules.change(
                                        team,
                                        made.id(),
                                        new Wish(
                                                Frequency.WEEKLY,
                                                Format.FOCUS,
                                                Set.of(email(boss)),
                                                false)));
        assertThat(changed.frequency()).isEqualTo(Frequency.WEEKLY);
        SchedulePeriod week =
                SchedulePeriod.of(Frequency.WEEKLY, LocalDate.ofInstant(changed.createdAt(), ZONE));
        assertThat(changed.nextFrom()).isEqualTo(week.first());
        assertThat(changed.dueAt()).isEqualTo(week.due(ZONE));
        assertThat(changed.people())
                .extracting(ExportSchedules.Person::email)
                .contains(email(boss));
    }

    @Test
    void aMonthIsAskedForOnceItIsClosed() {
        run("update app_user set platform_finance = true where id = '%s'".formatted(aino));
        Schedule made =
                as(
                        finance,
                        () ->
                                schedules.add(
                                        null,
                                        new Wish(
                                                Frequency.MONTH_CLOSED,
                                                Format.FOCUS,
                                                Set.of(email(aino)),
                                                false)));
        run(
                "update export_schedule set next_day = '1999-01-01', due_at = '1999-02-01',"
                        + " try_at = '1999-02-01'");
        work.run();
        assertThat(as(finance, () -> orders.list(null))).isEmpty();
        run(
                """
                insert into book_month (month, zone, closed_at, closed_by, teams, lines, jobs,
                    settled_micros, corrections_micros, fingerprint, notes)
                values ('1999-01-01', 'UTC', now(), 'Aino', 0, 0, 0, 0, 0, sha256(''), '{}')
                """);
        try {
            run("update export_schedule set try_at = '1999-02-01'");
            work.run();
            assertThat(as(finance, () -> orders.list(null)))
                    .extracting(ExportOrders.Order::from)
                    .containsExactly(LocalDate.of(1999, 1, 1));
            assertThat(as(finance, () -> schedules.get(null, made.id())).nextFrom())
                    .isEqualTo(LocalDate.of(1999, 2, 1));
        } finally {
            run("delete from book_month where month = '1999-01-01'");
        }
    }

    @Test
    void theSameWishOfTheSameCallerIsOneScheduleAlsoAtOnce() throws Exception {
        UsageFilter film = UsageFilter.ALL.with(Dimension.COST_CENTER, Set.of("film"));
        Set<String> people = Set.of(email(aino), email(boss));
        Wish wish = new Wish(Frequency.WEEKLY, Format.CSV, people, false, film, null);
        CyclicBarrier both = new CyclicBarrier(2);
        List<UUID> made = new CopyOnWriteArrayList<>();
        List<Thread> callers =
                List.of(1, 2).stream()
                        .map(caller ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            meet(both);
                                            made.add(
                                                    as(owner, () -> schedules.add(team, wish))
                                                            .id());
                                        }))
                        .toList();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(made).hasSize(2).containsOnly(made.getFirst());
        Actor other = Actor.person(boss, "Boss", Set.of(), Map.of(team, TeamRole.OWNER));
        Wish all = new Wish(Frequency.WEEKLY, Format.CSV, people, false);
        assertThat(
                        List.of(
                                as(other, () -> schedules.add(team, wish)).id(),
                                as(owner, () -> schedules.add(team, all)).id()))
                .doesNotHaveDuplicates()
                .doesNotContain(made.getFirst());
        UUID first = made.getFirst();
        String entries = "object_id = '%s'".formatted(first);
        as(owner, () -> schedules.change(team, first, wish));
        as(owner, () -> schedules.resume(team, first));
        assertThat(count("audit_entry", entries)).isEqualTo(1);
        as(owner, () -> schedules.pause(team, first));
        Schedule paused = as(owner, () -> schedules.pause(team, first));
        assertThat(paused.state()).isEqualTo(State.PAUSED);
        assertThat(count("audit_entry", entries)).isEqualTo(2);
    }

    @Test
    void everyExportOfAScheduleHasItsFilter() {
        UsageFilter film =
                UsageFilter.ALL
                        .with(Dimension.COST_CENTER, Set.of("film & tv", UsageFilter.NONE))
                        .withOffPeak(true);
        Wish wish = new Wish(Frequency.MONTHLY, Format.XLSX, Set.of(), false, film, null);
        Schedule made = makeDue(as(owner, () -> schedules.add(team, wish)));
        assertThat(made.filter()).isEqualTo(film);
        Delivery first = sent(made);
        ExportOrders.Order order = orders().getFirst();
        assertThat(order.filter()).isEqualTo(film);
        assertThat(order.fileName())
                .matches("usage_[0-9-]{7}_cost-center-[0-9a-f]{8}__off-peak.xlsx");
        as(
                owner,
                () -> {
                    orders.remove(team, first.export());
                    return true;
                });
        as(owner, () -> schedules.resend(team, made.id(), first.id()));
        assertThat(orders().getFirst().filter()).isEqualTo(film);
        UsageFilter ofTeam = UsageFilter.ALL.with(Dimension.TEAM, Set.of(team.toString()));
        Wish platforms = new Wish(Frequency.MONTHLY, Format.CSV, Set.of(), false, ofTeam, null);
        refused("invalid_request", () -> schedules.change(team, made.id(), platforms));
        Wish tools = new Wish(Frequency.MONTHLY, Format.FOCUS, Set.of(), false, film, null);
        refused("invalid_request", () -> schedules.change(team, made.id(), tools));
        refused("invalid_request", () -> schedules.add(team, tools));
        assertThat(get(made).filter()).isEqualTo(film);
    }

    @Test
    void aCallThatIsMadeTwiceSendsOnce() {
        Schedule made = overdue(Set.of(), false);
        Delivery first = sent(made);
        as(owner, () -> schedules.resend(team, made.id(), first.id(), 1));
        assertThat(sent(made).sends()).isEqualTo(2);
        Delivery same = as(owner, () -> schedules.resend(team, made.id(), first.id(), 1));
        assertThat(same.state()).isEqualTo(DeliveryState.SENT);
        work.run();
        assertThat(get(made).deliveries().getFirst().sends()).isEqualTo(2);
    }

    @Test
    void whatCannotBeIsSaidByItsField() {
        Wish closed = new Wish(Frequency.MONTH_CLOSED, Format.CSV, Set.of(), false);
        Wish stranger = new Wish(Frequency.DAILY, Format.CSV, Set.of("no@body.example"), false);
        assertThatThrownBy(() -> as(owner, () -> schedules.add(team, closed)))
                .hasMessageContaining("month_closed");
        assertThatThrownBy(() -> as(owner, () -> schedules.add(team, stranger)))
                .hasMessageContaining("no@body.example");
        Wish hooks = new Wish(Frequency.DAILY, Format.CSV, Set.of(), true);
        assertThatThrownBy(() -> as(finance, () -> schedules.add(null, hooks)))
                .hasMessageContaining("webhook");
        assertThat(count("export_schedule", "true")).isZero();
    }

    @Test
    void anotherTeamsScheduleIsNotFound() {
        Schedule made = overdue(Set.of(), false);
        Delivery delivery = sent(made);
        TeamData data = new TeamData("Other " + UUID.randomUUID(), ZONE, null, null);
        TeamId other = CurrentActor.as(Actor.system("test"), () -> teams.create(data)).id();
        Actor neighbour = Actor.person(boss, "Boss", Set.of(), Map.of(other, TeamRole.OWNER));
        Wish wish = new Wish(Frequency.DAILY, Format.CSV, Set.of(), false);
        List<Supplier<Object>> calls =
                List.of(
                        () -> schedules.get(other, made.id()),
                        () -> schedules.change(other, made.id(), wish),
                        () -> schedules.pause(other, made.id()),
                        () -> schedules.resume(other, made.id()),
                        () -> schedules.resend(other, made.id(), delivery.id()),
                        () -> schedules.get(team, made.id()));
        for (Supplier<Object> call : calls) {
            assertThatThrownBy(() -> as(neighbour, call))
                    .isInstanceOf(DomainException.class)
                    .hasMessageContaining("here is no");
        }
        assertThatThrownBy(() ->
                        CurrentActor.runAs(neighbour, () -> schedules.remove(other, made.id())))
                .isInstanceOf(DomainException.class);
        assertThat(get(made).state()).isEqualTo(State.ACTIVE);
    }

    /** One whose last period has just ended, so that exactly that is due. */
    private Schedule overdue(Set<String> people, boolean webhook) {
        return makeDue(added(people, webhook));
    }

    private Schedule added(Set<String> people, boolean webhook) {
        Wish wish = new Wish(Frequency.MONTHLY, Format.CSV, people, webhook);
        return as(owner, () -> schedules.add(team, wish));
    }

    private Schedule makeDue(Schedule made) {
        LocalDate day =
                LocalDate.ofInstant(clock.instant().minus(SchedulePeriod.AFTER_ITS_END), ZONE);
        SchedulePeriod running = SchedulePeriod.of(Frequency.MONTHLY, day);
        SchedulePeriod before = SchedulePeriod.of(Frequency.MONTHLY, running.first().minusDays(1));
        run(
                "update export_schedule set next_day = '%1$s', due_at = '%2$s', try_at = '%2$s' where id = '%3$s'"
                        .formatted(before.first(), before.due(ZONE), made.id()));
        return get(made);
    }

    private Delivery sent(Schedule made) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            work.run();
                            rounds.run();
                            return get(made).deliveries();
                        },
                        found ->
                                !found.isEmpty() && found.getFirst().state() == DeliveryState.SENT);
        return get(made).deliveries().getFirst();
    }

    private Schedule get(Schedule made) {
        return as(owner, () -> schedules.get(team, made.id()));
    }

    private List<ExportOrders.Order> orders() {
        return as(owner, () -> orders.list(team));
    }

    private ExportScheduleRow row(Schedule made) {
        return transactions.inTeam(team, () -> rows.lock(team, made.id())).orElseThrow();
    }

    private static String about(Schedule made, UserId person) {
        return "dedupe_key like 'export-schedule:%s:%%' and user_id = '%s'"
                .formatted(made.id(), person);
    }

    private void person(UserId id, String role) {
        run(
                "insert into app_user (id, email, display_name, password_hash) values"
                        + " ('%s', '%s', 'Aino', 'x')".formatted(id, email(id)));
        run(
                "insert into team_member (team_id, user_id, role) values ('%s', '%s', '%s')"
                        .formatted(team, id, role));
        run("insert into team_person (team_id, user_id) values ('%s', '%s')".formatted(team, id));
    }

    private static String email(UserId id) {
        return id + "@again.example";
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void refused(String code, Supplier<Object> call) {
        assertThatThrownBy(() -> as(owner, call))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                assertThat(refusal.code().toString()).isEqualToIgnoringCase(code));
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private long count(String table, String where) {
        return Long.parseLong(text("select count(*) from " + table + " where " + where));
    }

    private String text(String sql) {
        try (Connection books = TestDatabases.superuser(url);
                Statement statement = books.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void run(String sql) {
        try (Connection books = TestDatabases.superuser(url);
                Statement statement = books.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
