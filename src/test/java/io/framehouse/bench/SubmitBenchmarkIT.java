package io.framehouse.bench;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.LedgerProof;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.internal.SubmitDoor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Submit and settle through the service against the same rows by plain JDBC, in one run, so that
 * the ratios hold on any machine. Writes its table to {@code target/benchmarks.md}.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "db-scheduler.enabled=false",
            "framehouse.reconciliation.pause-millis=3600000",
            "framehouse.copies.enabled=false"
        })
@ContextConfiguration(initializers = BenchDatabase.class)
@Import(HouseFixtures.class)
@Tag("bench")
class SubmitBenchmarkIT {
    private static final int TEAMS = 200;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
    private static final double WARM_UP_SECONDS = seconds("warmup", 0.7);
    private static final double SUBMIT_SECONDS = seconds("submit", 1.8);
    private static final double SETTLE_SECONDS = seconds("settle", 1.2);
    private static final int[] CALLERS =
            Arrays.stream(System.getProperty("bench.callers", "1,8,32").split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray();
    private static final String WORKS = System.getProperty("bench.works", "submit,settle,batch");

    @Autowired ApplicationContext context;
    @Autowired HouseFixtures house;
    @Autowired Budgets budgets;
    @Autowired LedgerProof proof;

    private final Map<Cell, Lap> laps = new LinkedHashMap<>();
    private SubmitDoor door;
    private List<Team> teams;

    private enum Load {
        HOT,
        SPREAD
    }

    record Cell(String work, String variant, String load, int callers) {}

    @Test
    void submitAndSettle() throws Exception {
        open();
        for (int round = 0; round < ROUNDS; round++) {
            for (int callers : CALLERS) {
                for (Load load : Load.values()) {
                    submitRound(load, callers);
                }
            }
            BenchDatabase.tidy();
            for (int callers : CALLERS) {
                for (Load load : Load.values()) {
                    settleRound(load, callers);
                }
            }
            BenchDatabase.tidy();
        }
        for (int most : new int[] {4, 16, 32}) {
            Consumer<Team> together = door.submitUpTo(most);
            measure(
                    "batch",
                    "at most " + most,
                    Load.HOT,
                    32,
                    true,
                    SUBMIT_SECONDS * ROUNDS,
                    service(Load.HOT, together));
        }
        new BenchmarkReport(laps).write();
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    private void open() {
        teams = new ArrayList<>();
        TeamId any = house.team(Credits.of(1_000_000));
        door = new SubmitDoor(context, any);
        for (int i = 0; i < TEAMS; i++) {
            TeamId team = house.team(Credits.of(100_000_000));
            asSystem(() ->
                    budgets.replace(
                            team,
                            List.of(
                                    new BudgetData(
                                            Scope.TEAM,
                                            null,
                                            Period.MONTH,
                                            Credits.of(90_000_000),
                                            true,
                                            List.of(50, 80, 100)))));
            teams.add(door.team(team));
        }
    }

    private void submitRound(Load load, int callers) throws Exception {
        measure(
                "submit",
                "five statements",
                load,
                callers,
                false,
                SUBMIT_SECONDS,
                bare(load, BareSubmit::five));
        measure(
                "submit",
                "one statement",
                load,
                callers,
                false,
                SUBMIT_SECONDS,
                bare(load, BareSubmit::one));
        measure(
                "submit",
                "one statement in the team's role",
                load,
                callers,
                false,
                SUBMIT_SECONDS,
                bareInRole(load));
        measure(
                "submit",
                "function, each alone",
                load,
                callers,
                true,
                SUBMIT_SECONDS,
                service(load, door::submitAlone));
        measure(
                "submit",
                "service",
                load,
                callers,
                true,
                SUBMIT_SECONDS,
                service(load, door::submit));
    }

    private void settleRound(Load load, int callers) throws Exception {
        if (!WORKS.contains("settle")) {
            return;
        }
        int stock = load == Load.HOT ? 3_000 * Math.min(4, callers) : 7_000 * Math.min(2, callers);
        Queue<Task> five = tasks(load, stock);
        measure(
                "settle",
                "five statements",
                load,
                callers,
                false,
                SETTLE_SECONDS,
                bareSettle(five, BareSettle::five));
        Queue<Task> one = tasks(load, stock);
        measure(
                "settle",
                "one statement",
                load,
                callers,
                false,
                SETTLE_SECONDS,
                bareSettle(one, BareSettle::one));
        Queue<Task> service = tasks(load, stock);
        measure(
                "settle",
                "service",
                load,
                callers,
                true,
                SETTLE_SECONDS,
                () ->
                        () -> {
                            Task task = service.poll();
                            if (task != null) {
                                door.settle(task.team(), task.job());
                            }
                            return task != null;
                        });
    }

    private void measure(
            String work,
            String variant,
            Load load,
            int callers,
            boolean virtual,
            double seconds,
            Callable<Lap.Caller> maker)
            throws Exception {
        if (!WORKS.contains(work)) {
            return;
        }
        String where = load == Load.HOT ? "one hot team" : TEAMS + " teams";
        Lap lap = laps.computeIfAbsent(new Cell(work, variant, where, callers), c -> new Lap());
        lap.run(callers, virtual, WARM_UP_SECONDS, seconds, maker);
        System.out.printf(
                Locale.ROOT,
                "%s, %s, %s, %d callers: %,.0f/s%n",
                work,
                variant,
                where,
                callers,
                lap.perSecond());
    }

    private Team pick(Load load) {
        return load == Load.HOT
                ? teams.getFirst()
                : teams.get(ThreadLocalRandom.current().nextInt(TEAMS));
    }

    private Callable<Lap.Caller> service(Load load, Consumer<Team> submit) {
        return () ->
                () -> {
                    submit.accept(pick(load));
                    return true;
                };
    }

    private Callable<Lap.Caller> bare(Load load, Bare<BareSubmit, TeamId> work) {
        return () ->
                caller(
                        load,
                        new BareSubmit(BenchDatabase.connect(), door.body(), amount(), price()),
                        work);
    }

    private Callable<Lap.Caller> bareInRole(Load load) {
        return () ->
                caller(
                        load,
                        new BareSubmit(BenchDatabase.connectBare(), door.body(), amount(), price()),
                        BareSubmit::oneInRole);
    }

    private Lap.Caller caller(Load load, BareSubmit bare, Bare<BareSubmit, TeamId> work) {
        return new Lap.Caller() {
            @Override
            public boolean once() throws Exception {
                work.run(bare, pick(load).id());
                return true;
            }

            @Override
            public void close() throws Exception {
                bare.close();
            }
        };
    }

    private Callable<Lap.Caller> bareSettle(Queue<Task> tasks, BareWork work) {
        return () -> {
            BareSettle bare = new BareSettle(BenchDatabase.connect(), amount(), price());
            return new Lap.Caller() {
                @Override
                public boolean once() throws Exception {
                    Task task = tasks.poll();
                    if (task != null) {
                        work.run(bare, task.team(), task.job());
                    }
                    return task != null;
                }

                @Override
                public void close() throws Exception {
                    bare.close();
                }
            };
        };
    }

    /** Held jobs, dealt out so that neighbours in the queue are of different teams. */
    private Queue<Task> tasks(Load load, int count) throws SQLException {
        List<Team> of = load == Load.HOT ? teams.subList(0, 1) : teams;
        List<Task> tasks = new ArrayList<>();
        of.parallelStream()
                .map(team ->
                        door.stock(team, count / of.size()).stream()
                                .map(job -> new Task(team.id(), job))
                                .toList())
                .toList()
                .forEach(tasks::addAll);
        Collections.shuffle(tasks);
        BenchDatabase.run();
        return new ConcurrentLinkedQueue<>(tasks);
    }

    private long amount() {
        return door.quote().total().micros();
    }

    private long price() {
        return door.quote().priceVersion();
    }

    private static double seconds(String what, double usual) {
        return Double.parseDouble(System.getProperty("bench." + what + ".seconds", "" + usual));
    }

    private record Task(TeamId team, JobId job) {}

    private interface Bare<B, T> {
        void run(B bare, T team) throws Exception;
    }

    private interface BareWork {
        void run(BareSettle bare, TeamId team, JobId job) throws Exception;
    }
}
