package io.framehouse.bench;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.framehouse.Framehouse;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.reconciliation.Runs;
import io.framehouse.reconciliation.internal.PollPace;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/**
 * The poll engine against a bare client loop with the same concurrency and the same server, in one
 * run. Writes its table to {@code target/poll-benchmarks.md}.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "db-scheduler.enabled=false",
            "framehouse.allow-private-addresses=true",
            "framehouse.reconciliation.calls-per-account=" + PollBenchmarkIT.CALLS,
            "framehouse.copies.enabled=false"
        })
@ContextConfiguration(initializers = BenchDatabase.class)
@Import({HouseFixtures.class, PollPace.class, PollBenchmarkIT.Counting.class})
@Tag("bench")
class PollBenchmarkIT {
    static final int CALLERS = 64;

    /** So many that the rate of no account is a bound: one may have 100,000 a minute. */
    static final int ACCOUNTS = 16;

    static final int CALLS = CALLERS / ACCOUNTS;
    private static final int TEAMS = Integer.getInteger("bench.teams", 50);
    private static final int FEW = Integer.getInteger("bench.few", 1_000);
    private static final int MANY = Integer.getInteger("bench.many", 100_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 8);
    private static final int HURRY = 10_000;

    @Autowired HouseFixtures house;
    @Autowired ProviderAccounts accounts;
    @Autowired MeterRegistry metrics;
    @Autowired Runs runs;
    @Autowired Environment environment;

    private final List<String> lines = new ArrayList<>();
    private BareProvider provider;

    /** Counts statements of the whole context. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    /** What a stretch of polling has shown. */
    private record Stretch(double perSecond, double statements, double processorMicros) {}

    @AfterAll
    static void atEase() {
        PollPace.HURRY.set(1);
    }

    @Test
    void pollsAgainstABareLoop() throws Exception {
        try (BareProvider started = new BareProvider()) {
            provider = started;
            measure();
        }
    }

    private void measure() throws Exception {
        List<UUID> account = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            account.add(connect(i));
        }
        List<Job> models = templates();
        say("| what | polls/s | / bare | statements/poll | processor µs/poll |");
        say("| --- | ---: | ---: | ---: | ---: |");
        double bare = bare();
        fill(models, account, FEW);
        Stretch few = hurried();
        row("engine, " + FEW + " in flight", few, bare);
        fill(models, account, MANY - FEW);
        Stretch many = hurried();
        row("engine, " + MANY + " in flight", many, bare);
        double again = bare();
        say("");
        say(
                line(
                        "Cost of a poll at %,d in flight / at %,d: %.2f by rate, %.2f by processor (aim < 1.20)",
                        MANY,
                        FEW,
                        few.perSecond() / many.perSecond(),
                        many.processorMicros() / few.processorMicros()));
        say(line("Polls / bare at %d callers: %.2f (aim 0.50)", CALLERS, many.perSecond() / again));
        naturalPace();
        twoNodes(again);
        assertThat(many.statements()).isLessThan(2);
    }

    private UUID connect(int number) {
        AccountData data =
                new AccountData(
                        "Bench " + number,
                        "vidu",
                        provider.url(),
                        AuthScheme.TOKEN,
                        "key-of-the-bench",
                        List.of("*"),
                        10_000,
                        100_000,
                        null,
                        false,
                        10,
                        true);
        UUID id = asSystem(() -> accounts.create(data)).id().value();
        // Nothing is sent here: templates stay where they are.
        asSystem(() -> {
            accounts.pause(new AccountId(id), Instant.MAX, "bench");
            return true;
        });
        return id;
    }

    private List<Job> templates() {
        List<Job> made = new ArrayList<>();
        for (int i = 0; i < TEAMS; i++) {
            TeamId team = house.team(Credits.of(1_000));
            made.add(house.submit(team, "viduq3-pro", "A lighthouse at dusk"));
        }
        execute("update job set next_action_at = 'infinity' where state = 'held'");
        return made;
    }

    /** Jobs at the provider, dealt out to the teams, copied from each team's own. */
    private static void fill(List<Job> models, List<UUID> account, int jobs) throws SQLException {
        try (Connection connection = BenchDatabase.connect()) {
            connection.setAutoCommit(false);
            for (Job model : models) {
                copy(connection, model, account, jobs / models.size());
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        """
                        insert into job_watch (team_id, job_id, account_id, attempt_id, task_id,
                            state, model, off_peak, next_action_at, accepted_at, last_answer_at)
                        select team_id, id, provider_account_id, attempt_id, provider_task_id,
                            state, model, off_peak, now() + random() * interval '30 seconds',
                            accepted_at, now()
                        from job j where state = 'running' and not exists (select from job_watch w
                            where w.team_id = j.team_id and w.job_id = j.id)
                        """);
            }
            connection.commit();
        }
        BenchDatabase.tidy();
    }

    private static void copy(Connection connection, Job model, List<UUID> accounts, int jobs)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        insert into job (team_id, id, model, state, parameters, prompt, submitter,
                            quote_micros, quote_lines, price_version, settlement, attempt,
                            attempt_id, provider_account_id, provider_task_id, created_at,
                            updated_at, submitted_at, accepted_at)
                        select team_id, gen_random_uuid(), model, 'running', parameters, prompt,
                            submitter, quote_micros, quote_lines, price_version, settlement, 1,
                            gen_random_uuid(), (?::uuid[])[1 + n % ?], gen_random_uuid()::text, now(), now(), now(),
                            now() - interval '1 hour'
                        from job, generate_series(1, ?) n where team_id = ? and id = ?
                        """)) {
            statement.setString(1, accounts.toString().replace('[', '{').replace(']', '}'));
            statement.setInt(2, accounts.size());
            statement.setInt(3, jobs);
            statement.setObject(4, model.team().value());
            statement.setObject(5, model.id().value());
            statement.executeUpdate();
        }
    }

    private double bare() throws Exception {
        Lap lap = new Lap();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Callable<Lap.Caller> maker = () -> BareProvider.caller(client, provider.url());
            lap.run(CALLERS, true, 2, SECONDS / 2.0, maker);
        }
        row("bare client loop", new Stretch(lap.perSecond(), 0, 0), lap.perSecond());
        return lap.perSecond();
    }

    private Stretch hurried() {
        PollPace.HURRY.set(HURRY);
        makeDue();
        park(2);
        Stretch stretch = stretch(SECONDS);
        PollPace.HURRY.set(1);
        park(1);
        return stretch;
    }

    private Stretch stretch(int seconds) {
        long asked = provider.asked.sum();
        long statements = StatementCount.SENT.sum();
        long processor = processorNanos();
        long began = System.nanoTime();
        park(seconds);
        double took = (System.nanoTime() - began) / 1e9;
        long polls = provider.asked.sum() - asked;
        return new Stretch(
                polls / took,
                (StatementCount.SENT.sum() - statements) / (double) polls,
                (processorNanos() - processor) / 1e3 / polls);
    }

    /** A second node over the same database: who did how much. */
    private void twoNodes(double bare) throws SQLException {
        try (ConfigurableApplicationContext second = secondNode()) {
            PollPace.HURRY.set(HURRY);
            makeDue();
            park(2);
            double first = count(metrics);
            double other = count(second.getBean(MeterRegistry.class));
            Stretch stretch = stretch(SECONDS);
            first = count(metrics) - first;
            other = count(second.getBean(MeterRegistry.class)) - other;
            PollPace.HURRY.set(1);
            row("two nodes, " + MANY + " in flight", stretch, bare);
            say("");
            say(
                    line(
                            "Two nodes: %.1f %% and %.1f %% of the polls (aim: within 10 %%)",
                            100 * first / (first + other), 100 * other / (first + other)));
        }
    }

    private ConfigurableApplicationContext secondNode() {
        return new SpringApplicationBuilder(Framehouse.class, PollPace.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.main.allow-bean-definition-overriding=true")
                .run(
                        "--spring.datasource.url="
                                + environment.getRequiredProperty("spring.datasource.url"),
                        "--spring.datasource.username=framehouse_app",
                        "--spring.datasource.password=",
                        "--spring.flyway.user=framehouse_owner",
                        "--spring.flyway.password=",
                        "--framehouse.secret-key="
                                + environment.getRequiredProperty("framehouse.secret-key"),
                        "--framehouse.data-dir="
                                + environment.getRequiredProperty("framehouse.data-dir"),
                        "--framehouse.demo=false",
                        "--framehouse.sandbox=false",
                        "--framehouse.allow-private-addresses=true",
                        "--framehouse.copies.enabled=false",
                        "--framehouse.reconciliation.calls-per-account=" + CALLS,
                        "--db-scheduler.enabled=false",
                        "--server.port=0");
    }

    /** All in flight asked as often as in life: does anybody wait, and what does it take? */
    private void naturalPace() throws SQLException {
        makeDueSpread();
        park(35);
        double worst = 0;
        long asked = provider.asked.sum();
        long began = System.nanoTime();
        for (int second = 0; second < 30; second++) {
            park(1);
            worst = Math.max(worst, oldestSeconds());
        }
        double rate = (provider.asked.sum() - asked) / ((System.nanoTime() - began) / 1e9);
        say(
                line(
                        "As in life, %,d in flight: %,.0f polls/s, oldest due job waited %.2f s at most",
                        MANY, rate, worst));
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
        say(
                line(
                        "Memory of the process, test, bare server and bare client included: heap in use %d"
                                + " MiB, other %d MiB, resident %s",
                        heap >> 20, other >> 20, resident()));
    }

    private static String resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(text -> text.startsWith("VmRSS"))
                    .map(text -> text.replaceAll("\\D", ""))
                    .map(kib -> Long.parseLong(kib) / 1_024 + " MiB")
                    .collect(Collectors.joining());
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private static void makeDue() {
        execute("update job_watch set next_action_at = now() where next_action_at > now()");
    }

    private static void makeDueSpread() {
        execute(
                "update job_watch set lease_token = null, lease_until = null,"
                        + " next_action_at = clock_timestamp() + random() * interval '30 seconds'");
    }

    private static double oldestSeconds() throws SQLException {
        try (Connection connection = BenchDatabase.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select coalesce(extract(epoch from now() - min(next_action_at)), 0)
                                from job_watch where next_action_at <= now()
                                  and lease_token is null
                                """)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = BenchDatabase.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // The engine locks the same rows in another order; here it waits instead.
            statement.execute("lock table job_watch in exclusive mode");
            statement.execute(sql);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static double count(MeterRegistry registry) {
        return registry.find("framehouse.polls").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void park(int seconds) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void row(String what, Stretch stretch, double bare) {
        say(
                line(
                        "| %s | %,.0f | %.2f | %.3f | %.0f |",
                        what,
                        stretch.perSecond(),
                        stretch.perSecond() / bare,
                        stretch.statements(),
                        stretch.processorMicros()));
    }

    /** Written at once, so that a run that breaks has told what it found. */
    private void say(String text) {
        lines.add(text);
        System.out.println(text);
        try {
            Files.writeString(
                    Path.of("target", "poll-benchmarks.md"), String.join("\n", lines) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
