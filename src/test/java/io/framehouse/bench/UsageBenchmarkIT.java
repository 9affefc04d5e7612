package io.framehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.framehouse.Framehouse;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageSeries.Step;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Usage of two years: files of it, the reads of the usage screen, the making of its sums, the close
 * of a month, and what noting a line costs a settlement. Writes its tables to {@code
 * target/usage-benchmarks.md}.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"db-scheduler.enabled=false", "framehouse.copies.enabled=false"})
@ContextConfiguration(initializers = BenchDatabase.class)
@Tag("bench")
class UsageBenchmarkIT {
    private static final int RECORDS = Integer.getInteger("bench.records", 5_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 40);
    private static final int SETTLEMENTS = Integer.getInteger("bench.settlements", 2_000);
    private static final List<String> TABLES =
            List.of("usage_record", "usage_rollup", "usage_rollup_day", "usage_rollup_monthly");
    private static final int PENDING = 50_000;
    private static final TeamId TEAM = UsageCrowd.team(0);
    private static final LocalDate FIRST = LocalDate.of(2024, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final LocalDate MONTH = LocalDate.of(2026, 10, 1);
    private static final LocalDate YEAR = LocalDate.of(2025, 11, 1);

    @Autowired UsageReport report;
    @Autowired UsageExports exports;

    @Autowired
    @Qualifier("sumUsage")
    RecurringTask<Void> sums;

    private final List<String> said = new ArrayList<>();

    @Test
    void twoYearsOfUsage() throws Exception {
        try (Connection superuser = BenchDatabase.superuser()) {
            fill(superuser);
            makeSums();
            reads();
            files();
            settle(superuser);
            fold(superuser);
            close();
        }
    }

    private void fill(Connection superuser) throws SQLException {
        double took = seconds(() -> UsageCrowd.make(superuser, RECORDS / UsageCrowd.TEAMS));
        BenchDatabase.tidy();
        say(
                "%,d records of %d teams over %d months, made in %.0f s.",
                RECORDS, UsageCrowd.TEAMS, UsageCrowd.MONTHS, took);
        say("");
    }

    private void makeSums() throws SQLException {
        long lines = exports(() -> exports.extent(null, FIRST, LAST).lines());
        double took = seconds(this::sumUp);
        BenchDatabase.tidy();
        say("| sums | rows | MiB with indexes |");
        say("| --- | ---: | ---: |");
        for (String table : TABLES) {
            say(
                    "| %s | %,d | %,d |",
                    table,
                    number("select count(*) from " + table),
                    number("select pg_total_relation_size('" + table + "') >> 20"));
        }
        say("");
        say("All sums from nothing: %.1f s, %,.0f lines/s.", took, lines / took);
        say("");
    }

    private void sumUp() {
        sums.executeRecurringly(new TaskInstance<>(sums.getName(), RecurringTask.INSTANCE), null);
    }

    private void reads() throws Exception {
        say("| read | p50 ms | p95 ms |");
        say("| --- | ---: | ---: |");
        LocalDate end = MONTH.plusMonths(1).minusDays(1);
        screen("team, month, days and models", TEAM, MONTH, end, Step.DAY);
        group("team, month, by member", TEAM, MONTH, end, "member");
        group("team, month, by label", TEAM, MONTH, end, "label");
        group("team, year, by key", TEAM, YEAR, LAST, "key");
        screen("platform, month, days and models", null, MONTH, end, Step.DAY);
        group("platform, month, by team", null, MONTH, end, "team");
        group("platform, month, by cost centre", null, MONTH, end, "cost_center");
        screen("platform, year, months and models", null, YEAR, LAST, Step.MONTH);
        screen("platform, year, days and models", null, YEAR, LAST, Step.DAY);
        group("platform, year, by team", null, YEAR, LAST, "team");
        group("platform, year, by provider account", null, YEAR, LAST, "provider");
        group("platform, year, by resolution", null, YEAR, LAST, "resolution");
        group("platform, year, by label", null, YEAR, LAST, "label");
        whole("whole screen: team, month, by member", TEAM, MONTH, end, Step.DAY, "member");
        whole("whole screen: team, year, by key", TEAM, YEAR, LAST, Step.MONTH, "key");
        whole("whole screen: platform, month, by team", null, MONTH, end, Step.DAY, "team");
        whole("whole screen: platform, year, by label", null, YEAR, LAST, Step.MONTH, "label");
        say("");
    }

    /** All that the usage screen asks to show itself once, compared with the time before. */
    private void whole(String what, TeamId team, LocalDate from, LocalDate to, Step step, String by)
            throws Exception {
        LocalDate before = from.minusDays(from.until(to, ChronoUnit.DAYS) + 1);
        read(
                what,
                () -> {
                    report.totals(team, from, to, List.of(by));
                    report.totals(team, from, to, List.of("model"));
                    report.totals(team, before, from.minusDays(1), List.of(by));
                    if (team == null) {
                        report.totals(null, from, to, List.of("provider"));
                    }
                    return report.series(team, from, to, UsageFilter.ALL, step);
                });
    }

    private void screen(String what, TeamId team, LocalDate from, LocalDate to, Step step)
            throws Exception {
        read(what, () -> report.series(team, from, to, UsageFilter.ALL, step));
    }

    private void group(String what, TeamId team, LocalDate from, LocalDate to, String by)
            throws Exception {
        read(what, () -> report.totals(team, from, to, List.of(by)));
    }

    private void read(String what, Callable<?> work) throws Exception {
        for (int i = 0; i < ROUNDS / 2; i++) {
            assertThat(exports(work)).isNotNull();
        }
        double[] took = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            took[i] = seconds(() -> exports(work)) * 1_000;
        }
        say("| %s | %.1f | %.1f |", what, quantile(took, 50), quantile(took, 95));
    }

    private void files() throws Exception {
        say("| file of all lines | rows/s | of \\copy | heap over idle MiB |");
        say("| --- | ---: | ---: | ---: |");
        long rows = exports(() -> exports.extent(null, FIRST, LAST).lines());
        // In turns, so that neither finds the other's pages in memory alone.
        double copy = seconds(UsageBenchmarkIT::copy);
        double csv = seconds(() -> write(Format.CSV, OutputStream.nullOutputStream()));
        copy = Math.min(copy, seconds(UsageBenchmarkIT::copy));
        csv = Math.min(csv, seconds(() -> write(Format.CSV, OutputStream.nullOutputStream())));
        double focus = seconds(() -> write(Format.FOCUS, OutputStream.nullOutputStream()));
        say("| \\copy of the same query | %,.0f | 1.00 | |", rows / copy);
        say("| CSV | %,.0f | %.2f | %.0f |", rows / csv, copy / csv, heap(Format.CSV));
        say("| FOCUS | %,.0f | %.2f | %.0f |", rows / focus, copy / focus, heap(Format.FOCUS));
        say("");
    }

    private void write(Format format, OutputStream target) {
        exports(() -> {
            exports.write(format, null, FIRST, LAST, target);
            return true;
        });
    }

    /** What the server itself writes of the lines that a file is made of. */
    private static void copy() throws SQLException, IOException {
        try (Connection connection = BenchDatabase.connect()) {
            long rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    """
                                    copy (select u.settled_at, u.submitted_at, u.book_month,
                                            u.team_name, u.job_id, u.transfer_id,
                                            u.provider_task_id, u.model, u.member_name, u.key_name,
                                            u.cost_center, u.labels, u.duration_seconds,
                                            u.resolution, u.off_peak, u.quote_micros,
                                            u.settled_micros, u.provider_cost_value,
                                            u.provider_cost_unit, u.price_version, u.kind,
                                            u.corrects_transfer_id,
                                            case when u.corrects_transfer_id is not null then (
                                                select s.settled_at from report_usage s
                                                where s.team_id = u.team_id and s.job_id = u.job_id
                                                  and s.kind = 'settled') end
                                        from report_book_usage u
                                        where u.book_month between '2024-11-01' and '2026-10-31'
                                        order by u.settled_at, u.team_id, u.job_id, u.transfer_id)
                                    to stdout with (format csv)
                                    """,
                                    OutputStream.nullOutputStream());
            assertThat(rows).isPositive();
        }
    }

    /** The most that was alive after a collection while the file was written. */
    private double heap(Format format) {
        long idle = alive();
        Watch watch = new Watch();
        write(format, watch);
        return (watch.most - idle) / 1048576.0;
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Looks at what is alive now and then, as the bytes come. */
    private static final class Watch extends OutputStream {
        private static final long EVERY = 32L << 20;
        private long written;
        private long next = EVERY;
        private long most;

        @Override
        public void write(int one) {
            look(1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            look(length);
        }

        private void look(int length) {
            written += length;
            if (written >= next) {
                next = written + EVERY;
                most = Math.max(most, alive());
            }
        }
    }

    /** The one row that a settlement writes to usage, each in a transaction, in turns. */
    private void settle(Connection superuser) throws SQLException {
        double[] with = new double[SETTLEMENTS];
        double[] without = new double[SETTLEMENTS];
        int portion = SETTLEMENTS / 10;
        for (int round = 0; round < 10; round++) {
            UsageCrowd.noted(superuser, true);
            lines(superuser, with, round * portion, portion);
            UsageCrowd.noted(superuser, false);
            lines(superuser, without, round * portion, portion);
        }
        UsageCrowd.noted(superuser, true);
        say("| line of a settlement, committed | p50 ms | p95 ms |");
        say("| --- | ---: | ---: |");
        say("| noted | %.3f | %.3f |", quantile(with, 50), quantile(with, 95));
        say("| not noted | %.3f | %.3f |", quantile(without, 50), quantile(without, 95));
        say("");
        // Those that were not noted are in no sum.
        UsageCrowd.run(superuser, "delete from usage_rollup_state where team_id = ?", TEAM.value());
        UsageCrowd.run(superuser, "delete from usage_pending");
        sumUp();
    }

    private static void lines(Connection connection, double[] took, int from, int count)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(LINE)) {
            for (int i = from; i < from + count; i++) {
                UUID id = UUID.randomUUID();
                insert.setObject(1, TEAM.value());
                insert.setObject(2, id);
                insert.setObject(3, id);
                took[i] = seconds(insert::executeUpdate) * 1_000;
            }
        }
    }

    private static final String LINE =
            """
            insert into usage_record (team_id, job_id, transfer_id, model, cost_center, labels,
                quote_micros, settled_micros, price_version, duration_seconds, resolution,
                off_peak, submitted_at, settled_at, book_month)
            values (?, ?, ?, 'model1', 'center1', '{a,b}', 5, 5, 1, 5, '720p', false, now(), now(),
                date_trunc('month', now())::date)
            """;

    private void fold(Connection superuser) throws SQLException {
        UsageCrowd.run(
                superuser,
                """
                insert into usage_record (team_id, job_id, transfer_id, model, user_id, cost_center,
                    labels, quote_micros, settled_micros, price_version, duration_seconds,
                    resolution, off_peak, submitted_at, settled_at, book_month)
                select md5('team ' || n % 50)::uuid, uuidv7(), uuidv7(), 'model' || n % 5,
                    md5('person ' || n % 50 * 8 + n % 8)::uuid, 'center' || n % 4, '{}', 5, 5, 1, 5,
                    '720p', false, now(), now(), date_trunc('month', now())::date
                from generate_series(1, ?) n
                """,
                PENDING);
        double took = seconds(this::sumUp);
        assertThat(number("select count(*) from usage_pending")).isZero();
        say(
                "%,d pending lines are added to the sums in %.2f s: %,.0f lines/s.",
                PENDING, took, PENDING / took);
        say("");
    }

    /** Without what is looked at before it; bookings wait for so long. */
    private void close() throws SQLException {
        try (Connection connection = BenchDatabase.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            double took =
                    seconds(() -> {
                        statement.execute("select lock_book_months()");
                        statement.execute(
                                "select close_book_month('2024-11-01', now(), 'bench', 'UTC', '{}')");
                        connection.commit();
                    });
            long lines = number("select lines from book_month where month = '2024-11-01'");
            say("A month of %,d lines is closed in %.2f s.", lines, took);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = BenchDatabase.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static <T> T exports(Callable<T> work) {
        return CurrentActor.as(
                Actor.system("usage benchmark"),
                () -> {
                    try {
                        return work.call();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                });
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException, IOException;
    }

    private static double seconds(Work work) throws SQLException {
        long began = System.nanoTime();
        try {
            work.run();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static double quantile(double[] took, int percent) {
        double[] sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Written at once, so that a run that breaks has told what it found. */
    private void say(String format, Object... values) {
        said.add(String.format(Locale.ROOT, format, values));
        System.out.println(said.getLast());
        try {
            Files.writeString(
                    Path.of("target", "usage-benchmarks.md"), String.join("\n", said) + "\n");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
