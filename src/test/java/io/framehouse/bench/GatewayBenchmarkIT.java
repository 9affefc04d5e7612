package io.framehouse.bench;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.LedgerProof;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.internal.SubmitDoor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Calls of the native API and of a drop-in against a bare Spring MVC endpoint with the same SQL,
 * and against the SQL alone, in one run. Writes its table to {@code target/gateway-benchmarks.md}.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "db-scheduler.enabled=false",
            "framehouse.reconciliation.pause-millis=3600000",
            "framehouse.copies.enabled=false",
            "framehouse.limits.requests-per-minute=1000000000"
        })
@ContextConfiguration(initializers = BenchDatabase.class)
@Import(HouseFixtures.class)
@Tag("bench")
class GatewayBenchmarkIT {
    private static final int TEAMS = Integer.getInteger("bench.teams", 200);
    private static final int CALLERS = Integer.getInteger("bench.callers", 32);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final double SECONDS =
            Double.parseDouble(System.getProperty("bench.seconds", "5"));
    private static final double WARM_UP = SECONDS / 3;
    private static final boolean SUBMITS =
            Boolean.parseBoolean(System.getProperty("bench.submits", "true"));
    private static final String HOT = "one hot team";
    private static final String SPREAD = TEAMS + " teams";

    @Autowired ApplicationContext context;
    @Autowired HouseFixtures house;
    @Autowired Budgets budgets;
    @Autowired ApiKeys keys;
    @Autowired LedgerProof proof;
    @LocalServerPort int port;

    private final Map<String, Lap> laps = new LinkedHashMap<>();
    private final StringBuilder paced = new StringBuilder();
    private final List<Customer> customers = new ArrayList<>();
    private SubmitDoor door;

    /** A team with what its program sends, ready as bytes. */
    private record Customer(
            TeamId team,
            byte[] submit,
            byte[] bareSubmit,
            byte[] read,
            byte[] poll,
            byte[] bareRead) {}

    @Test
    void gatewayAgainstBareEndpointAndSql() throws Exception {
        door = new SubmitDoor(context, house.team(Credits.of(1_000_000)));
        for (int i = 0; i < TEAMS; i++) {
            customers.add(customer());
        }
        try (BareGateway bare = new BareGateway(this::statements)) {
            warmUp(bare.port());
            for (int round = 0; round < ROUNDS; round++) {
                for (String load : SUBMITS ? List.of(SPREAD, HOT) : List.<String>of()) {
                    submitRound(load, bare.port());
                }
                readRound(bare.port());
                BenchDatabase.tidy();
            }
            if (SUBMITS) {
                pacedRound(SPREAD);
                pacedRound(HOT);
            }
        }
        report();
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    private BareSubmit statements(java.sql.Connection connection) throws java.sql.SQLException {
        return new BareSubmit(
                connection,
                door.body(),
                door.quote().total().micros(),
                door.quote().priceVersion());
    }

    private Customer customer() {
        TeamId team = house.team(Credits.of(100_000_000));
        asSystem(() -> budgets.replace(team, List.of(monthBudget())));
        KeyData data =
                new KeyData(
                        "bench", null, EnumSet.of(KeyScope.JOBS_READ, KeyScope.JOBS_WRITE), null);
        String key = asSystem(() -> keys.create(team, data)).secret();
        Job job = house.submit(team, SubmitDoor.MODEL, "A lighthouse at dusk, slow dolly in");
        String body =
                "{\"model\": \""
                        + SubmitDoor.MODEL
                        + "\", \"parameters\": "
                        + job.parameters()
                        + "}";
        String id = job.id().toString();
        return new Customer(
                team,
                WireCaller.request("POST", "/api/v1/jobs", key, body),
                WireCaller.request("POST", "/bare/" + team, key, body),
                WireCaller.request("GET", "/api/v1/jobs/" + id, key, ""),
                WireCaller.request("GET", "/v3/async/task-result?task_id=" + id, key, ""),
                WireCaller.request("GET", "/bare/" + team + "?id=" + id, key, ""));
    }

    private static BudgetData monthBudget() {
        return new BudgetData(
                Scope.TEAM, null, Period.MONTH, Credits.of(90_000_000), true, List.of(50, 80, 100));
    }

    /** Until what runs most often is compiled, on both sides; nothing of it counts. */
    private void warmUp(int bare) throws Exception {
        for (Callable<Lap.Caller> maker :
                List.<Callable<Lap.Caller>>of(
                        () -> wire(bare, 202, SPREAD, Customer::bareSubmit),
                        () -> wire(port, 202, SPREAD, Customer::submit),
                        () -> wire(bare, 200, SPREAD, Customer::bareRead),
                        () -> wire(port, 200, SPREAD, Customer::read),
                        () -> wire(port, 200, SPREAD, Customer::poll))) {
            new Lap().run(CALLERS, true, 0, SECONDS * 3, maker);
        }
        BenchDatabase.tidy();
    }

    private void submitRound(String load, int bare) throws Exception {
        measure("submit, SQL alone, " + load, false, () -> sql(load));
        measure(
                "submit, bare endpoint, " + load,
                true,
                () -> wire(bare, 202, load, Customer::bareSubmit));
        measure("submit, gateway, " + load, true, () -> wire(port, 202, load, Customer::submit));
    }

    private void readRound(int bare) throws Exception {
        measure("read, bare endpoint", true, () -> wire(bare, 200, SPREAD, Customer::bareRead));
        measure("read, job", true, () -> wire(port, 200, SPREAD, Customer::read));
        measure("read, task-result", true, () -> wire(port, 200, SPREAD, Customer::poll));
    }

    /** Half of what it can do, begun at fixed times, spread evenly over the callers. */
    private void pacedRound(String load) throws Exception {
        double most = laps.get("submit, gateway, " + load).perSecond();
        Queue<Long> latencies = new ConcurrentLinkedQueue<>();
        AtomicInteger caller = new AtomicInteger();
        new Lap()
                .run(
                        CALLERS,
                        true,
                        0,
                        SECONDS * 2,
                        () ->
                                new Paced(
                                        wire(port, 202, load, Customer::submit),
                                        most / 2 / CALLERS,
                                        caller.getAndIncrement() / (double) CALLERS,
                                        latencies));
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        paced.append(
                line(
                        "| submit at half of the maximum, %s | %,.0f | %.2f | %.2f | |%n",
                        load,
                        most / 2,
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 0.99)] / 1e6));
    }

    private void measure(String what, boolean virtual, Callable<Lap.Caller> maker)
            throws Exception {
        Lap lap = laps.computeIfAbsent(what, name -> new Lap());
        lap.run(CALLERS, virtual, WARM_UP, SECONDS, maker);
        System.out.printf(Locale.ROOT, "%s: %,.0f/s%n", what, lap.perSecond());
    }

    private Customer pick(String load) {
        return load.equals(HOT)
                ? customers.getFirst()
                : customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
    }

    private Lap.Caller wire(int to, int status, String load, Function<Customer, byte[]> request)
            throws java.io.IOException {
        return new WireCaller(to, status, () -> request.apply(pick(load)));
    }

    private Lap.Caller sql(String load) throws java.sql.SQLException {
        BareSubmit bare = statements(BenchDatabase.connect());
        return new Lap.Caller() {
            @Override
            public boolean once() throws Exception {
                bare.five(pick(load).team());
                return true;
            }

            @Override
            public void close() throws Exception {
                bare.close();
            }
        };
    }

    private void report() throws java.io.IOException {
        StringBuilder text =
                new StringBuilder(
                        "| call | requests/s | p50 ms | p99 ms | / bare |\n"
                                + "| --- | ---: | ---: | ---: | ---: |\n");
        laps.forEach((name, lap) ->
                text.append(
                        line(
                                "| %s | %,.0f | %.2f | %.2f | %.2f |%n",
                                name,
                                lap.perSecond(),
                                lap.millis(0.5),
                                lap.millis(0.99),
                                lap.perSecond() / bareOf(name).perSecond())));
        text.append(paced);
        Files.writeString(Path.of("target", "gateway-benchmarks.md"), text);
        System.out.println(text);
        laps.forEach((name, lap) -> assertThat(lap.count()).as(name).isPositive());
    }

    private Lap bareOf(String name) {
        String bare =
                name.startsWith("read")
                        ? "read, bare endpoint"
                        : "submit, bare endpoint, " + (name.endsWith(HOT) ? HOT : SPREAD);
        return laps.get(bare);
    }

    private static String line(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
