package io.framehouse.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.credits.BookLines.Line;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** A closed month never changes, whoever tries and however; what comes later has a month too. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class BookMonthsIT {
    private static final String FROZEN =
            """
            select coalesce(string_agg(t, '|' order by t), '') from (
                select 'm' || b::text as t from book_month b
                union all select 's' || s::text from book_statement s
                union all select 'n' || n::text from book_name n
                union all select 'l' || l::text from book_line l
                    where l.book_month <= (select max(month) from book_month)) frozen
            """;

    /** What would change a closed month, by every statement that there is. */
    private static final List<String> CHANGES =
            List.of(
                    "update usage_record set settled_micros = settled_micros + 1 where book_month = '{month}'",
                    "update usage_record set labels = '{film}' where book_month = '{month}'",
                    "update usage_record set book_month = '{next}' where book_month = '{month}'",
                    "update usage_record set book_month = '{month}' where book_month = '{next}'",
                    "delete from usage_record where book_month = '{month}'",
                    "truncate usage_record",
                    "insert into usage_record (team_id, job_id, transfer_id, model, quote_micros,"
                            + " settled_micros, price_version, off_peak, submitted_at, settled_at, book_month)"
                            + " values ('{team}', '{spare}', '{spare}', 'm', 1, 1, 1, false, now(), now(),"
                            + " '{month}')",
                    "insert into credit_transfer (team_id, id, kind, amount_micros, job_id, actor,"
                            + " booked_at, book_month) values ('{team}', uuidv7(), 'refund', 1, '{spare}',"
                            + " 'x', now(), '{month}')",
                    "update credit_transfer set amount_micros = amount_micros + 1 where book_month = '{month}'",
                    "update credit_transfer set book_month = '{month}' where book_month = '{next}'",
                    "update credit_transfer set book_month = '{next}' where book_month = '{month}'",
                    "delete from credit_transfer where book_month = '{month}'",
                    "truncate credit_transfer cascade",
                    "update book_month set settled_micros = 0",
                    "update book_month set month = '{next}' where month = '{month}'",
                    "delete from book_month where month = '{month}'",
                    "truncate book_month cascade",
                    "insert into book_month select (month - interval '100 years')::date, zone, closed_at,"
                            + " closed_by, teams, lines, jobs, settled_micros, corrections_micros,"
                            + " fingerprint, notes from book_month where month = '{month}'",
                    "update book_statement set number = number + 1 where book_month = '{month}'",
                    "delete from book_statement where book_month = '{month}'",
                    "truncate book_statement",
                    "insert into book_statement select uuidv7(), book_month, 99, lines, jobs,"
                            + " settled_micros, corrections_micros, fingerprint from book_statement"
                            + " where book_month = '{month}'",
                    "update book_name set name = 'Other' where book_month = '{month}'",
                    "delete from book_name where book_month = '{month}'",
                    "truncate book_name",
                    "insert into book_name values ('{team}', '{month}', 'key', uuidv7(), 'Other')");

    @Autowired CreditsFixtures fixtures;
    @Autowired BookLines lines;
    @Autowired MutableClock clock;
    @Autowired MovableMonths months;

    @Value("${spring.datasource.url}")
    String url;

    private YearMonth month;
    private TeamId team;

    @BeforeEach
    void beginAMonth() {
        month = lines.firstOpen();
        clock.set(month.atDay(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
        team = fixtures.teamWith(10_000);
    }

    @AfterEach
    void theBooksBalance() {
        months.moveTo(ZoneOffset.UTC);
        clock.set(CreditsContext.START);
        assertThat(fixtures.findings()).isEmpty();
    }

    @Test
    void whatComesAfterTheCloseIsALineOfTheOpenMonthAndPointsBack() {
        JobId first = lines.settled(team, 60);
        JobId late = lines.running(team, 20);
        JobId resolved = lines.running(team, 9);
        fixtures.refund(team, first, 5);
        lines.close(month);
        String frozen = lines.text(FROZEN);

        /* The clock stands in the closed month: a node whose clock is behind. */
        lines.settle(team, late, 20, () -> {});
        fixtures.refund(team, first, 7);
        fixtures.adjust(team, first, 3);
        fixtures.adjust(team, null, 100);
        lines.settle(team, resolved, 9, () -> {});
        fixtures.refund(team, late, 1);

        String closed = month.toString();
        String open = month.plusMonths(1).toString();
        assertThat(lines.of(team))
                .containsExactly(
                        new Line("settled", closed, 60, ""),
                        new Line("refund", closed, -5, closed),
                        new Line("settled", open, 20, ""),
                        new Line("refund", open, -7, closed),
                        new Line("adjust", open, 3, closed),
                        new Line("settled", open, 9, ""),
                        new Line("refund", open, -1, open));
        assertThat(lines.text(FROZEN)).isEqualTo(frozen);
        assertThat(
                        lines.text(
                                """
                                select b.teams || ' ' || b.lines || ' ' || b.jobs || ' '
                                    || b.settled_micros || ' ' || b.corrections_micros || ' '
                                    || b.closed_by || ' ' || s.number
                                from book_month b join book_statement s on s.book_month = b.month
                                where b.month = '%s-01'
                                """
                                        .formatted(month)))
                .isEqualTo("1 2 1 60000000 -5000000 Leena V. 1");
    }

    @Test
    void nobodyChangesAClosedMonthBySql() throws SQLException {
        JobId job = lines.settled(team, 60);
        fixtures.refund(team, job, 5);
        JobId spare = lines.running(team, 1);
        lines.close(month);
        lines.settled(team, 4);
        fixtures.refund(team, job, 2);
        String frozen = lines.text(FROZEN);
        for (String change : CHANGES) {
            String sql =
                    change.replace("{month}", month.atDay(1).toString())
                            .replace("{next}", month.plusMonths(1).atDay(1).toString())
                            .replace("{team}", team.toString())
                            .replace("{spare}", spare.toString());
            /* A superuser sees all rows and may do everything: the tables themselves refuse. */
            assertThat(tried("none", sql)).as(sql).isEqualTo("FH045");
            /* The owner has no policy and so no rows, where it is not refused at once. */
            for (String role :
                    List.of("framehouse_owner", "framehouse_team", "framehouse_platform")) {
                assertThat(tried(role, sql))
                        .as("%s: %s", role, sql)
                        .isIn("FH045", "42501", "0 rows");
            }
        }
        assertThat(lines.text(FROZEN)).isEqualTo(frozen);
    }

    /** The refusal's SQLSTATE, or how many rows the statement reached. */
    private String tried(String role, String sql) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);
            statement.execute("set app.team = '" + team + "'");
            statement.execute(sql);
            return statement.getUpdateCount() + " rows";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    @Test
    void aLineIsNotBookedInATransactionThatSeesOnlyThePast() throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute("begin isolation level repeatable read");
            assertThatThrownBy(() ->
                            statement.execute("select open_book_month('" + month.atDay(1) + "')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read committed");
        }
    }

    @Test
    void aCloseWaitsForASettlementThatIsUnderWayAndFreezesIt() throws Exception {
        JobId job = lines.running(team, 60);
        CountDownLatch booked = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> settlement =
                    threads.submit(() ->
                            lines.settle(
                                    team,
                                    job,
                                    60,
                                    () -> {
                                        booked.countDown();
                                        awaitOpen(mayCommit);
                                    }));
            awaitOpen(booked);
            Future<?> close = threads.submit(() -> lines.close(month));
            await().until(this::somebodyWaits);
            assertThat(close.isDone()).isFalse();
            mayCommit.countDown();
            settlement.get();
            close.get();
        }
        assertThat(lines.of(team)).containsExactly(new Line("settled", month.toString(), 60, ""));
        assertThat(lines.firstOpen()).isEqualTo(month.plusMonths(1));
    }

    @Test
    void aCorrectionDuringACloseWaitsAndBelongsToTheNextMonth() throws Exception {
        JobId job = lines.settled(team, 60);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayFreeze = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> close =
                    threads.submit(() ->
                            lines.close(
                                    month,
                                    last -> {
                                        locked.countDown();
                                        awaitOpen(mayFreeze);
                                        return "{}";
                                    }));
            awaitOpen(locked);
            Future<?> refund = threads.submit(() -> fixtures.refund(team, job, 5));
            await().until(this::somebodyWaits);
            mayFreeze.countDown();
            close.get();
            refund.get();
        }
        String next = month.plusMonths(1).toString();
        assertThat(lines.of(team))
                .containsExactly(
                        new Line("settled", month.toString(), 60, ""),
                        new Line("refund", next, -5, month.toString()));
    }

    private boolean somebodyWaits() {
        return lines.text(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted)::text")
                .equals("true");
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void whatIsRefusedInTheMiddleOfACloseFreezesNothing() {
        lines.settled(team, 60);
        assertThatThrownBy(() ->
                        lines.close(
                                month,
                                last -> {
                                    throw DomainException.notFound("month");
                                }))
                .isInstanceOf(DomainException.class);
        assertThat(lines.firstOpen()).isEqualTo(month);
    }

    @Test
    void monthsAreClosedInTheirOrderAndEmptyOnesWithTheNext() {
        clock.set(month.plusMonths(2).atDay(3).atStartOfDay().toInstant(ZoneOffset.UTC));
        lines.settled(team, 60);
        assertThatThrownBy(() -> lines.close(month.plusMonths(3)))
                .isInstanceOf(DomainException.class)
                .hasMessage(
                        "%1$s is still open and comes before %2$s. Months are closed in their order: close %1$s first."
                                .formatted(month.plusMonths(2), month.plusMonths(3)));
        lines.close(month.plusMonths(2));
        assertThat(
                        lines.text(
                                "select string_agg(lines::text, ' ' order by month) from book_month"
                                        + " where month >= '%s-01'".formatted(month)))
                .isEqualTo("0 0 1");
        assertThatThrownBy(() -> lines.close(month.plusMonths(1)))
                .isInstanceOf(DomainException.class)
                .hasMessage(
                        "%s is closed already, and a closed month stays as it is. Months are closed up to %s."
                                .formatted(month.plusMonths(1), month.plusMonths(2)));
    }

    /** Random months around their edges, in zones with and without daylight saving. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyLineHasOneMonthAndTheMonthsAddUpToWhatIsSpent(long seed) {
        Random random = new Random(seed);
        List<ZoneId> zones =
                List.of(
                        ZoneId.of("Pacific/Auckland"),
                        ZoneId.of("Europe/Helsinki"),
                        ZoneId.of("Asia/Kathmandu"),
                        ZoneOffset.UTC);
        List<JobId> jobs = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        YearMonth open = month;
        for (int step = 0; step < 40; step++) {
            ZoneId zone = zones.get(random.nextInt(zones.size()));
            months.moveTo(zone);
            clock.set(nearAnEdge(open, zone, random));
            YearMonth natural = YearMonth.from(clock.instant().atZone(zone));
            String booked = (natural.isBefore(open) ? open : natural).toString();
            if (jobs.isEmpty() || random.nextInt(3) > 0) {
                jobs.add(lines.settled(team, 20));
            } else if (random.nextBoolean()) {
                fixtures.adjust(team, jobs.get(random.nextInt(jobs.size())), 1);
            } else {
                fixtures.adjust(team, jobs.get(random.nextInt(jobs.size())), -1);
            }
            expected.add(booked);
            if (random.nextInt(6) == 0) {
                lines.close(open);
                open = open.plusMonths(1);
            }
        }
        assertThat(lines.of(team)).extracting(Line::month).containsExactlyElementsOf(expected);
        lines.close(open);
        lines.close(open.plusMonths(1));
        assertThat(
                        lines.text(
                                """
                                select sum(s.settled_micros + s.corrections_micros)::text
                                from book_statement s where s.team_id = '%s'
                                """
                                        .formatted(team)))
                .isEqualTo(Long.toString(fixtures.balance(team).spent().micros()));
    }

    /** At the very boundary, a microsecond off it, or hours: on either side. */
    private static Instant nearAnEdge(YearMonth month, ZoneId zone, Random random) {
        ZonedDateTime edge = month.plusMonths(random.nextInt(2)).atDay(1).atStartOfDay(zone);
        Duration off =
                switch (random.nextInt(3)) {
                    case 0 -> Duration.ZERO;
                    case 1 -> Duration.ofNanos(1_000);
                    default -> Duration.ofHours(random.nextInt(15));
                };
        return edge.toInstant().plus(random.nextBoolean() ? off : off.negated());
    }

    /** Settlements and corrections by several threads while one month after the other is closed. */
    @Test
    void monthsAreClosedWhileJobsSettle() throws Exception {
        int workers = 4;
        int jobs = 40;
        List<TeamId> teams = new ArrayList<>();
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (int number = 0; number < workers; number++) {
                TeamId mine = fixtures.teamWith(10_000);
                teams.add(mine);
                work.add(
                        threads.submit(() -> {
                            for (int job = 0; job < jobs; job++) {
                                JobId settled = lines.settled(mine, 10);
                                fixtures.refund(mine, settled, 1);
                            }
                        }));
            }
            List<String> frozen = new ArrayList<>();
            for (int closing = 0; closing < 6; closing++) {
                YearMonth next = month.plusMonths(closing);
                int wanted = (closing + 1) * 15;
                await().until(() ->
                        teams.stream().mapToInt(one -> lines.of(one).size()).sum() >= wanted);
                lines.close(next);
                clock.set(next.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
                frozen.add(lines.text(FROZEN));
                assertThat(fixtures.findings())
                        .extracting(LedgerProof.Finding::code)
                        .doesNotContain("closed_month_unchanged");
            }
            for (Future<?> one : work) {
                one.get();
            }
            assertThat(lines.text(FROZEN)).isEqualTo(frozen.getLast());
        }
        lines.close(month.plusMonths(6));
        for (TeamId one : teams) {
            assertThat(
                            lines.text(
                                    """
                                    select sum(settled_micros + corrections_micros)::text
                                    from book_statement where team_id = '%s'
                                    """
                                            .formatted(one)))
                    .isEqualTo(Long.toString(jobs * 9_000_000L))
                    .isEqualTo(Long.toString(fixtures.balance(one).spent().micros()));
        }
    }
}
