package io.framehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.framehouse.Framehouse;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.Bills;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.ProviderBill.Total;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Bills of a month of many jobs: by task, without tasks and once more, against a bare {@code COPY}
 * of the same file; and what other teams' settlements wait meanwhile. Writes its table to {@code
 * target/bill-benchmarks.md}.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"db-scheduler.enabled=false", "framehouse.copies.enabled=false"})
@ContextConfiguration(initializers = BenchDatabase.class)
@Tag("bench")
class BillBenchmarkIT {
    private static final int LINES = Integer.getInteger("bench.lines", 1_000_000);
    private static final int SETTLEMENTS = 500;
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final LocalDateTime BEGIN = MONTH.atDay(1).atStartOfDay();
    private static final long MICROS = 31L * 24 * 3_600 * 1_000_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String HEADING = "task;time;amount;unit\n";

    @Autowired Bills bills;
    @TempDir Path directory;

    private final List<String> said = new ArrayList<>();
    private UUID account;
    private double copy;

    @Test
    void billsOfAMonth() throws Exception {
        try (Connection superuser = BenchDatabase.superuser()) {
            fill(superuser);
            Path byTask = directory.resolve("bill.csv");
            write(byTask);
            copy = Math.min(copy(byTask), copy(byTask));
            say("| bill | s | of COPY | heap over idle MiB | temporary files MiB |");
            say("| --- | ---: | ---: | ---: | ---: |");
            say("| bare COPY into a table of its own | %.1f | 1.0 | | |", copy);
            row("by task", byTask, "task");
            row("once more, without tasks: by time and amount", byTask, null);
            row("once more by task, decisions looked for", byTask, "task");
            meanwhile(byTask);
        }
    }

    private void fill(Connection superuser) throws SQLException {
        UsageCrowd.make(superuser, 1);
        account = UUID.fromString(text("select md5('account 1')::uuid"));
        UsageCrowd.noted(superuser, false);
        UsageCrowd.run(superuser, JOBS.formatted(LINES, MICROS / LINES));
        UsageCrowd.run(superuser, USAGE);
        UsageCrowd.noted(superuser, true);
        BenchDatabase.tidy();
    }

    private static final String JOBS =
            """
            insert into job (team_id, id, model, state, parameters, submitter, quote_micros,
                quote_lines, price_version, settlement, provider_account_id, provider_task_id,
                created_at, updated_at, finished_at)
            select md5('team ' || n %% 50)::uuid, md5('bill ' || n)::uuid, 'm', 'succeeded', '{}',
                'bench', (2 + n %% 7) * 1250000, '[]', 1, 'reported', md5('account 1')::uuid,
                'task-' || n, l.at - interval '2 minutes', l.at, l.at
            from generate_series(0, %1$d - 1) n
            cross join lateral (select timestamptz '2026-10-01 00:00:00Z'
                + n * interval '%2$d microseconds' as at) l
            """;

    private static final String USAGE =
            """
            insert into usage_record (team_id, job_id, transfer_id, model, provider_account_id,
                provider_task_id, provider_cost_value, provider_cost_unit, quote_micros,
                settled_micros, price_version, off_peak, submitted_at, settled_at, book_month)
            select team_id, id, id, model, provider_account_id, provider_task_id,
                quote_micros / 1000000.0, 'credits', quote_micros, quote_micros, 1, false,
                created_at, finished_at, '2026-10-01'
            from job where submitter = 'bench'
            """;

    /**
     * Of each fifty lines one differs, one is written otherwise, one has no task, one is foreign.
     */
    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADING);
            for (int n = 0; n < LINES; n++) {
                String task =
                        switch (n % 50) {
                            case 11 -> "";
                            case 23 -> "TASK-" + n;
                            case 37 -> "other-" + n;
                            default -> "task-" + n;
                        };
                int quarters = (2 + n % 7) * 5 + (n % 50 == 3 ? 2 : 0);
                String amount =
                        BigDecimal.valueOf(quarters * 25L, 2).stripTrailingZeros().toPlainString();
                String time =
                        TIME.format(BEGIN.plusNanos(n * (MICROS / LINES) * 1_000).minusSeconds(30));
                out.write(task + ';' + time + ';' + amount + ";credits\n");
            }
        }
    }

    private static double copy(Path file) throws Exception {
        try (Connection connection = BenchDatabase.superuser();
                Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute(
                    "create table bare_copy (task text, time timestamp, amount numeric, unit text)");
            long began = System.nanoTime();
            long rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy bare_copy from stdin (format csv, header, delimiter ';')",
                                    in);
            double took = (System.nanoTime() - began) / 1e9;
            assertThat(rows).isEqualTo(LINES);
            statement.execute("drop table bare_copy");
            return took;
        }
    }

    private void row(String what, Path file, String task) throws SQLException {
        long files = number("select temp_bytes from pg_stat_database where datname = 'bench'");
        try (Heap heap = new Heap()) {
            long began = System.nanoTime();
            ProviderBill bill = take(file, task);
            double took = (System.nanoTime() - began) / 1e9;
            Map<Kind, Long> counts =
                    bill.totals().stream()
                            .collect(Collectors.toMap(Total::kind, Total::count, Long::sum));
            assertThat(counts.get(Kind.MATCHED)).isGreaterThan(LINES / 2);
            say(
                    "| %s: %s | %.1f | %.1f | %.0f | %.0f |",
                    what,
                    counts,
                    took,
                    took / copy,
                    heap.overIdle(),
                    (number("select temp_bytes from pg_stat_database where datname = 'bench'")
                                    - files)
                            / 1048576.0);
        }
    }

    private ProviderBill take(Path file, String task) {
        BillMapping mapping =
                new BillMapping(
                        ';',
                        0,
                        task,
                        "time",
                        "amount",
                        "unit",
                        null,
                        false,
                        false,
                        null,
                        ZoneOffset.UTC,
                        "credits",
                        false);
        Form form =
                new Form(account, MONTH, "bill.csv", mapping, BigDecimal.ZERO, BigDecimal.ZERO, 10);
        return CurrentActor.as(Actor.system("bill benchmark"), () -> bills.take(file, form));
    }

    /** The line of a refund of another team, committed, while nothing and a bill is compared. */
    private void meanwhile(Path file) throws Exception {
        List<Double> idle = new ArrayList<>();
        TreeSet<String> locks = new TreeSet<>();
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection connection = BenchDatabase.connect()) {
            for (int i = 0; i < SETTLEMENTS; i++) {
                idle.add(settle(connection));
            }
            AtomicBoolean done = new AtomicBoolean();
            Future<ProviderBill> taken =
                    threads.submit(() -> {
                        try {
                            return take(file, null);
                        } finally {
                            done.set(true);
                        }
                    });
            List<Double> busy = new ArrayList<>();
            while (!done.get()) {
                busy.add(settle(connection));
                locks.addAll(locks(connection));
            }
            taken.get();
            say("");
            say("| line of a refund, committed | p50 ms | p99 ms | longest ms |");
            say("| --- | ---: | ---: | ---: |");
            say("| nothing else | %s |", quantiles(idle));
            say("| while a bill is taken (%,d lines) | %s |", busy.size(), quantiles(busy));
            say("");
            say("Locks of the import: %s.", String.join(", ", locks));
        }
    }

    private static double settle(Connection connection) throws SQLException {
        UUID id = UUID.randomUUID();
        long began = System.nanoTime();
        try (var insert = connection.prepareStatement(LINE)) {
            insert.setObject(1, UsageCrowd.team(1).value());
            insert.setObject(2, id);
            insert.executeUpdate();
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static final String LINE =
            """
            insert into credit_transfer (team_id, id, kind, amount_micros, job_id, actor, reason,
                booked_at, book_month)
            values (?, ?, 'refund', 5, md5('bill 1')::uuid, 'bench', 'bench', now(),
                open_book_month(now()::date))
            """;

    /** Of tables, by whoever writes lines of bills; reading aside. */
    private static List<String> locks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select distinct l.relation::regclass::text || ' ' || l.mode
                                from pg_locks l join pg_class c on c.oid = l.relation
                                where l.locktype = 'relation' and c.relkind in ('r', 'p')
                                  and l.mode <> 'AccessShareLock' and l.pid in (select pid
                                    from pg_locks where mode = 'RowExclusiveLock'
                                      and relation = 'provider_bill_line'::regclass)
                                """)) {
            List<String> locks = new ArrayList<>();
            while (row.next()) {
                locks.add(row.getString(1));
            }
            return locks;
        }
    }

    private static String quantiles(List<Double> took) {
        List<Double> sorted = new ArrayList<>(took);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f | %.2f",
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }

    /** The most that was alive after a collection, over what was before. */
    private static final class Heap implements AutoCloseable, NotificationListener {
        private final AtomicLong most = new AtomicLong();
        private final long idle;

        Heap() {
            System.gc();
            idle = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
                ((NotificationEmitter) bean).addNotificationListener(this, null, null);
            }
        }

        @Override
        public void handleNotification(
                javax.management.Notification notification, Object handback) {
            long alive =
                    GarbageCollectionNotificationInfo.from(
                                    (CompositeData) notification.getUserData())
                            .getGcInfo()
                            .getMemoryUsageAfterGc()
                            .entrySet()
                            .stream()
                            .filter(pool ->
                                    pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                            .map(Map.Entry::getValue)
                            .mapToLong(MemoryUsage::getUsed)
                            .sum();
            most.accumulateAndGet(alive, Math::max);
        }

        double overIdle() {
            return Math.max(0, most.get() - idle) / 1048576.0;
        }

        @Override
        public void close() {
            for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
                try {
                    ((NotificationEmitter) bean).removeNotificationListener(this);
                } catch (javax.management.ListenerNotFoundException gone) {
                    throw new IllegalStateException(gone);
                }
            }
        }
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = BenchDatabase.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Written at once, so that a run that breaks has told what it found. */
    private void say(String format, Object... values) {
        said.add(String.format(Locale.ROOT, format, values));
        System.out.println(said.getLast());
        try {
            Files.writeString(
                    Path.of("target", "bill-benchmarks.md"), String.join("\n", said) + "\n");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
