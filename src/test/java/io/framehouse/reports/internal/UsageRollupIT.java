package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageSeries;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures from kept sums are those of the lines, at every moment. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
class UsageRollupIT {
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId PLATFORM = ZoneId.of("Pacific/Auckland");
    private static final int LOOKS = 40;
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    @Autowired CurrentActor currentActor;
    @Autowired TeamTransactions transactions;
    @Autowired Teams teams;
    @Autowired UsageQuery query;
    @Autowired UsageLines lines;
    @Autowired UsageEntries entries;
    @Autowired UsageRollups rollups;
    @Autowired RollupCheck check;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private final List<TeamId> made = new ArrayList<>();
    private RandomUsage usage;
    private UsageReport report;
    private UsageRollupRounds rounds;

    @BeforeEach
    void emptyBooks() throws SQLException {
        usage = new RandomUsage(46, PLATFORM);
        report =
                new UsageReportService(
                        currentActor, transactions, teams, query, lines, entries, clock, PLATFORM);
        rounds = new UsageRollupRounds(transactions, rollups, PLATFORM);
        for (String table :
                List.of(
                        "usage_record",
                        "usage_ended",
                        "usage_pending",
                        "usage_rollup",
                        "usage_rollup_day",
                        "usage_rollup_monthly",
                        "usage_rollup_state",
                        "credit_entry",
                        "credit_transfer",
                        "job")) {
            run("delete from " + table);
        }
        for (String zone : List.of("Europe/Helsinki", "America/St_Johns", "Pacific/Kiritimati")) {
            made.add(
                    as(() -> teams.create(new TeamData("In " + zone, ZoneId.of(zone), null, null)))
                            .id());
        }
    }

    @Test
    void everyGroupingAndFilterSaysWhatTheLinesSay() throws SQLException {
        add(made, 300);
        look("from lines, nothing is kept yet");
        rounds.run();
        assertThat(count("usage_pending")).isZero();
        look("from sums alone");
        add(made, 100);
        assertThat(count("usage_pending")).isEqualTo(100);
        look("from sums and what is pending");
        rezone(made.getFirst(), "Australia/Lord_Howe");
        add(made, 50);
        look("one team from its lines, because its days are others now");
        rounds.run();
        add(made, 50);
        look("its sums made anew");
        assertThat(check.check().count()).isZero();
    }

    private void look(String how) {
        for (int i = 0; i < LOOKS; i++) {
            TeamId team = i % 2 == 0 ? null : made.get(i % made.size());
            LocalDate[] days = usage.days();
            List<String> groups = usage.groups(team == null);
            UsageFilter filter = usage.filter(team == null, made);
            Usage told = as(() -> report.totals(team, days[0], days[1], filter, groups));
            ZoneId zone = team == null ? PLATFORM : as(() -> teams.get(team)).data().zone();
            Map<List<String>, UsageFigures> figures = new HashMap<>();
            figures.put(null, told.total());
            told.rows()
                    .forEach(
                            row -> figures.put(new ArrayList<>(row.ids().values()), row.figures()));
            assertThat(figures)
                    .as("%s: %s %s to %s by %s, %s", how, team, days[0], days[1], groups, filter)
                    .isEqualTo(usage.expected(team, zone, days[0], days[1], filter, groups));
        }
    }

    @Test
    void aSeriesIsItsGroupsAndItsEntriesAreItsFigures() throws SQLException {
        add(made, 200);
        rounds.run();
        add(made, 20);
        for (UsageSeries.Step step : UsageSeries.Step.values()) {
            UsageSeries series = as(() -> report.series(null, FROM, TO, UsageFilter.ALL, step));
            Map<List<String>, UsageFigures> points = new HashMap<>();
            points.put(null, series.total());
            int length = step == UsageSeries.Step.MONTH ? 7 : 10;
            series.points()
                    .forEach(point ->
                            points.put(
                                    List.of(
                                            point.start().toString().substring(0, length),
                                            point.model()),
                                    point.figures()));
            assertThat(points)
                    .isEqualTo(
                            usage.expected(
                                    null,
                                    PLATFORM,
                                    FROM,
                                    TO,
                                    UsageFilter.ALL,
                                    List.of(
                                            step.name().toLowerCase(java.util.Locale.ROOT),
                                            "model")));
            assertThat(series.points()).extracting(UsageSeries.Point::start).isSorted();
        }
        for (int i = 0; i < LOOKS; i++) {
            TeamId team = i % 2 == 0 ? null : made.get(i % made.size());
            LocalDate[] days = usage.days();
            UsageFilter filter = usage.filter(team == null, made);
            Usage told = as(() -> report.totals(team, days[0], days[1], filter, List.of()));
            List<UsageEntry> all = entries(team, days, filter, Set.of());
            assertThat(all).hasSize((int) told.total().lines());
            assertThat(all.stream().map(UsageEntry::settled).reduce(Credits.ZERO, Credits::plus))
                    .isEqualTo(told.settled());
            assertThat(all)
                    .extracting(UsageEntry::at)
                    .isSortedAccordingTo((a, b) -> b.compareTo(a));
            assertThat(entries(team, days, filter, Set.of(UsageEntry.Kind.FAILED)))
                    .hasSize((int) told.total().failed());
        }
    }

    private List<UsageEntry> entries(
            TeamId team, LocalDate[] days, UsageFilter filter, Set<UsageEntry.Kind> kinds) {
        List<UsageEntry> all = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest page = new PageRequest(7, cursor);
            Page<UsageEntry> read =
                    as(() -> report.lines(team, days[0], days[1], filter, kinds, page));
            all.addAll(read.items());
            cursor = read.nextCursor();
        } while (cursor != null);
        return all;
    }

    @Test
    void sumsInAWrongPlaceAreFoundAndReadNoMore() throws SQLException {
        add(made, 200);
        rounds.run();
        add(made, 20);
        assertThat(check.check().count()).isZero();
        for (String damage :
                List.of(
                        // No sum of the month changes by these two.
                        "update usage_rollup set user_id = gen_random_uuid() where %s",
                        "update usage_rollup set team_day = team_day + 1 where %s",
                        "update usage_rollup set settled = settled + 1 where %s",
                        "delete from usage_rollup where %s",
                        "update usage_rollup_day set cost = cost + 0.000001 where %s",
                        "update usage_rollup_monthly set team_month = '2026-02-01' where %s",
                        "update usage_rollup_monthly set quoted = quoted + 1 where %s",
                        "delete from usage_rollup_monthly where %s",
                        "delete from usage_pending where %s")) {
            String one =
                    "team_id = '%s' and ctid = (select max(ctid) from %s where team_id = '%s')"
                            .formatted(made.getFirst(), table(damage), made.getFirst());
            run(damage.formatted(one));
            assertThat(check.check())
                    .as(damage)
                    .satisfies(found -> {
                        assertThat(found.code()).isEqualTo("usage_rollup_differs");
                        assertThat(found.items()).containsExactly(made.getFirst().toString());
                    });
            look("from its lines, because its sums differ");
            rounds.run();
            assertThat(check.check().count()).isZero();
            look("mended");
            add(made, 9);
        }
    }

    private static String table(String damage) {
        return damage.replaceAll(".*(usage_\\w+) .*", "$1");
    }

    /**
     * Every transaction books a job and takes it back: no moment may show one without the other.
     */
    @Test
    void noReadSeesAnythingTwiceOrNotAtAll() throws Exception {
        AtomicLong begun = new AtomicLong();
        AtomicLong done = new AtomicLong();
        TeamId team = made.getFirst();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                writers.add(threads.submit(() -> write(team, begun, done)));
            }
            Future<?> keeper =
                    threads.submit(() -> {
                        while (writers.stream().anyMatch(one -> !one.isDone())) {
                            rounds.run();
                            rounds.rebuild(team.value());
                        }
                    });
            long before = 0;
            while (!keeper.isDone()) {
                long atLeast = done.get();
                Usage told =
                        as(() -> report.totals(null, FROM, TO, List.of("model", "day", "member")));
                assertThat(told.total().jobs()).isBetween(Math.max(before, atLeast), begun.get());
                assertThat(told.total().lines()).isEqualTo(2 * told.jobs());
                assertThat(told.settled()).isEqualTo(Credits.ZERO);
                assertThat(told.rows().stream().mapToLong(row -> row.jobs()).sum())
                        .isEqualTo(told.jobs());
                before = told.jobs();
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            keeper.get();
        }
        rounds.run();
        assertThat(as(() -> report.totals(team, FROM, TO, List.of())).jobs()).isEqualTo(800);
        assertThat(check.check().count()).isZero();
    }

    private boolean write(TeamId team, AtomicLong begun, AtomicLong done) throws SQLException {
        try (Connection books = TestDatabases.superuser(url)) {
            RandomUsage.run(books, "set session_replication_role = replica");
            for (int i = 0; i < 400; i++) {
                begun.incrementAndGet();
                RandomUsage.run(
                        books,
                        """
                        with job as (select gen_random_uuid() as id, timestamptz
                            '2026-05-01 00:00:00Z' + random() * interval '9 days' as at
                        ), settled as (
                            insert into usage_record (team_id, job_id, transfer_id, model, off_peak,
                                quote_micros, settled_micros, price_version, submitted_at,
                                settled_at, book_month)
                            select ?, id, id, 'q2', false, 5, 5, 1, at, at, '2026-05-01' from job
                        )
                        insert into credit_transfer (team_id, id, kind, amount_micros, job_id,
                            actor, booked_at, book_month, line)
                        select ?, gen_random_uuid(), 'refund', 5, id, 'test', at, '2026-05-01',
                            '{"model": "q2", "labels": [], "off_peak": false}' from job
                        """,
                        team.value(),
                        team.value());
                done.incrementAndGet();
            }
        }
        return true;
    }

    private void rezone(TeamId id, String zone) {
        Team team = as(() -> teams.get(id));
        TeamData data = new TeamData(team.data().name(), ZoneId.of(zone), null, null);
        as(() -> teams.update(id, data, false, team.version()));
    }

    private void add(List<TeamId> to, int count) throws SQLException {
        try (Connection books = TestDatabases.superuser(url)) {
            RandomUsage.run(books, "set session_replication_role = replica");
            usage.add(books, to, count);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection books = TestDatabases.superuser(url)) {
            RandomUsage.run(books, "set session_replication_role = replica");
            RandomUsage.run(books, sql);
        }
    }

    private long count(String table) {
        return transactions.onPlatform(
                () -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private static <T> T as(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }
}
