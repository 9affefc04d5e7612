package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import io.framehouse.sandbox.SandboxLoad;
import io.framehouse.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * No task lost, none paid twice: jobs of several teams and every dialect, every fault of the
 * provider, two nodes over one database of which one is killed (SIGKILL) now and then. Afterwards
 * the product's books are laid beside the provider's. The seed is printed; {@code
 * -Dframehouse.chaos.seed} repeats jobs, chances and kills, {@code .jobs}, {@code .kills} and
 * {@code .seconds} change the size.
 */
class ChaosIT {
    private static final int TEAMS = 4;
    private static final List<String> KEYS =
            IntStream.range(0, 7).mapToObj(i -> "sandbox-chaos-" + i).toList();

    /** These strike only where a job happens to be cancelled in time or is looked for. */
    private static final Set<FaultStage> MAY_BE_MISSED =
            EnumSet.of(FaultStage.CANCEL, FaultStage.LIST);

    @TempDir Path directory;
    private Homestead home;
    private ChaosNodes nodes;

    @Test
    @Tag("chaos")
    void nothingIsLostAndNothingDoubled() throws Exception {
        chaos(200, 2, Duration.ofSeconds(40), Duration.ofMinutes(4));
    }

    @Test
    @Tag("chaos")
    void nothingIsLostAndNothingDoubledInFullSize() throws Exception {
        chaos(2_000, 12, Duration.ofMinutes(6), Duration.ofMinutes(15));
    }

    private void chaos(int usualJobs, int usualKills, Duration usualTime, Duration patience)
            throws Exception {
        long seed = Long.getLong("framehouse.chaos.seed", System.nanoTime());
        int jobs = Integer.getInteger("framehouse.chaos.jobs", usualJobs);
        int kills = Integer.getInteger("framehouse.chaos.kills", usualKills);
        Duration time =
                Duration.ofSeconds(Long.getLong("framehouse.chaos.seconds", usualTime.toSeconds()));
        say("framehouse.chaos.seed=%d jobs=%d kills=%d", seed, jobs, kills);
        Random random = new Random(seed);
        try (Homestead opened = new Homestead(directory, provider(), settings())) {
            home = opened;
            nodes = new ChaosNodes(home);
            List<TeamKey> teams = open();
            ChaosJobs callers = new ChaosJobs(home, nodes, teams, jobs, random);
            List<Kill> planned = kills(kills, time, random);
            home.sandbox.faults().mix(ChaosFaults.mix(seed));
            CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> killAll(planned));
            callers.submitAll(time, ChaosFaults.onceEach(random));
            killer.join();
            callers.cancelStuck();
            say("all submitted; %s", new ChaosBooks(home).states());
            assertThat(callers.refused()).as("refused submits, seed " + seed).isEmpty();
            assertThat(callers.sent()).hasSize(jobs);
            Set<FaultKind> missed = EnumSet.allOf(FaultKind.class);
            missed.removeAll(home.sandbox.faults().struck().keySet());
            home.sandbox.faults().clear();
            home.enableProviders(nodes.get(0), true);
            assertAllAccountedFor(seed, patience, callers);
            missed.removeAll(home.sandbox.faults().struck().keySet());
            missed.removeIf(kind -> MAY_BE_MISSED.contains(kind.stage()));
            assertThat(missed).as("faults that never struck").isEmpty();
        }
    }

    private SandboxSettings provider() {
        return SandboxSettings.defaults(directory.resolve("provider"))
                .withTimes(Duration.ofMillis(200), Duration.ofSeconds(1))
                .withAccount(100_000_000, 10_000)
                .withApiKeys(Set.copyOf(KEYS))
                .withLoad(SandboxLoad.canned().withOffPeakHour(Duration.ofMillis(100)));
    }

    private static Map<String, String> settings() {
        return Map.of(
                "FRAMEHOUSE_PROVIDERS_SUBMITTIMEOUTSECONDS", "10",
                "FRAMEHOUSE_RECONCILIATION_SUBMITLEASESECONDS", "10",
                "FRAMEHOUSE_COPIES_WAITS", "1s,2s,3s,5s,5s,10s,10s");
    }

    private List<TeamKey> open() {
        nodes.start(0);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> nodes.start(1));
        connect("Vidu one", "vidu", "", "token", 0);
        connect("Vidu two", "vidu", "", "token", 1);
        connect("Vidu by proxy", "vidu", "/vidu", "bearer", 2);
        connect("Router one", "async-v3", "", "bearer", 3);
        connect("Router two", "async-v3", "", "bearer", 4);
        connect("Vtrix one", "vtrix", "", "bearer", 5);
        connect("Vtrix two", "vtrix", "", "bearer", 6);
        List<TeamKey> teams = new ArrayList<>();
        for (int i = 0; i < TEAMS; i++) {
            teams.add(home.team(nodes.get(0), "1000000"));
        }
        second.join();
        return teams;
    }

    private void connect(String name, String dialect, String path, String scheme, int key) {
        ObjectNode account =
                HouseClient.object()
                        .put("name", name)
                        .put("dialect", dialect)
                        .put("base_url", home.sandbox.baseUrl() + path)
                        .put("auth_scheme", scheme)
                        .put("api_key", KEYS.get(key))
                        .put("models", "*")
                        .put("callbacks", !dialect.equals("async-v3"))
                        .put("max_concurrent", 300);
        home.connect(nodes.get(0), account);
    }

    /** When which node dies, from the start of the submits. */
    private record Kill(Duration at, int node) {}

    private static List<Kill> kills(int count, Duration time, Random random) {
        List<Kill> kills = new ArrayList<>();
        long slice = time.toMillis() / count;
        for (int i = 0; i < count; i++) {
            long at = slice * i + slice / 5 + random.nextLong(slice * 3 / 5);
            kills.add(new Kill(Duration.ofMillis(at), random.nextInt(ChaosNodes.COUNT)));
        }
        return kills;
    }

    private void killAll(List<Kill> kills) {
        Instant start = Instant.now();
        for (Kill kill : kills) {
            awaitTime(start.plus(kill.at()));
            nodes.killAndRestart(kill.node());
            say("node %d was killed and is back", kill.node());
        }
    }

    private static void awaitTime(Instant time) {
        AtomicBoolean once = new AtomicBoolean();
        Duration left = Duration.between(Instant.now(), time);
        if (left.isPositive()) {
            await().pollDelay(left)
                    .atMost(left.plusMinutes(1))
                    .until(() -> once.getAndSet(true) || !Instant.now().isBefore(time));
        }
    }

    private void assertAllAccountedFor(long seed, Duration patience, ChaosJobs callers) {
        ChaosBooks books = new ChaosBooks(home);
        Instant start = Instant.now();
        try {
            await().atMost(patience)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        books.letSilenceGrowOld();
                        return books.undecided().isEmpty();
                    });
        } catch (ConditionTimeoutException stillWaiting) {
            throw new AssertionError(
                    "seed " + seed + ", these wait:\n" + String.join("\n", books.undecided()),
                    stillWaiting);
        }
        say("all decided after %s more", Duration.between(start, Instant.now()));
        assertThat(books.violations(callers.sent())).as("seed " + seed).isEmpty();
        for (int node = 0; node < ChaosNodes.COUNT; node++) {
            home.assertProofHolds(nodes.get(node));
        }
        say("%s; struck: %s", books.states(), struck());
        Map<String, Boolean> unknown = books.unknown();
        unknown.forEach(
                (job, made) -> home.resolve(nodes.get(0), job, made ? "succeeded" : "failed"));
        home.assertProofHolds(nodes.get(0));
        say(
                "%d jobs, %d tasks at the provider, %d ended by hand; 0 lost, 0 doubled, every"
                        + " count of the proof is 0",
                callers.sent().size(), home.sandbox.ledger().size(), unknown.size());
    }

    private String struck() {
        return home.sandbox.faults().struck().entrySet().stream()
                .map(entry -> entry.getKey().wireName() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    @SuppressWarnings("SystemOut")
    private static void say(String words, Object... values) {
        System.out.println("ChaosIT: " + words.formatted(values));
    }
}
