package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxTask;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes, jobs of every dialect under way, now and then a fault of the provider: one of the
 * nodes is killed at a random moment, fifty times. The seed of a run is in its output; {@code
 * -Dframehouse.chaos.seed} repeats it, {@code -Dframehouse.chaos.kills} changes the number.
 */
@Tag("chaos")
class RandomKillerIT {
    private static final int KILLS = Integer.getInteger("framehouse.chaos.kills", 50);
    private static final int JOBS_A_KILL = 4;
    private static final int LONGEST_LIFE_MILLIS = 6_000;
    private static final List<FaultKind> FAULTS =
            List.of(
                    FaultKind.SUBMIT_UNANSWERED,
                    FaultKind.SUBMIT_500,
                    FaultKind.SUBMIT_500_ACCEPTED,
                    FaultKind.SUBMIT_GARBAGE,
                    FaultKind.SUBMIT_BUSY,
                    FaultKind.SUBMIT_CLOSED_EARLY,
                    FaultKind.TASK_FAILS,
                    FaultKind.POLL_500,
                    FaultKind.POLL_NOT_FOUND,
                    FaultKind.POLL_GARBAGE,
                    FaultKind.FILE_TRUNCATED,
                    FaultKind.FILE_EXPIRED);

    @TempDir Path directory;
    private Homestead home;
    private TeamKey team;

    /** A job as its caller knows it. */
    private record Sent(String id, String prompt) {}

    @Test
    @SuppressWarnings("SystemOut")
    void nothingIsLostAndNothingDoubled() {
        long seed = Long.getLong("framehouse.chaos.seed", System.nanoTime());
        System.out.println("RandomKillerIT: framehouse.chaos.seed=" + seed + " kills=" + KILLS);
        Random random = new Random(seed);
        Map<String, String> settings =
                Map.of(
                        "FRAMEHOUSE_PROVIDERS_SUBMITTIMEOUTSECONDS", "10",
                        "FRAMEHOUSE_RECONCILIATION_SUBMITLEASESECONDS", "10");
        try (Homestead opened = new Homestead(directory, Duration.ofSeconds(1), settings)) {
            home = opened;
            ProcessHouse[] nodes = {home.node(), home.node()};
            home.connectProviders(nodes[0]);
            team = home.team(nodes[0], "1000000");
            List<Sent> sent = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                home.sandbox.faults().add(Fault.once(FAULTS.get(random.nextInt(FAULTS.size()))));
                for (int i = 0; i < JOBS_A_KILL; i++) {
                    sent.add(submit(nodes[i % 2], sent.size()));
                }
                awaitMillis(random.nextInt(LONGEST_LIFE_MILLIS));
                int victim = random.nextInt(2);
                nodes[victim].kill9();
                nodes[victim] = home.node();
                System.out.println("RandomKillerIT: kill " + (kill + 1) + " of node " + victim);
            }
            home.sandbox.faults().clear();
            assertAllAccountedFor(nodes[0], sent);
        }
    }

    private Sent submit(ProcessHouse node, int number) {
        String prompt = "chaos " + UUID.randomUUID();
        String model = HouseFixtures.MODELS.get(number % HouseFixtures.MODELS.size());
        return new Sent(
                home.submit(node, team, model, prompt, UUID.randomUUID().toString()), prompt);
    }

    @SuppressWarnings("SystemOut")
    private void assertAllAccountedFor(ProcessHouse house, List<Sent> sent) {
        sent.forEach(job ->
                await().atMost(Duration.ofMinutes(6))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> decided(house, job)));
        int byHand = 0;
        for (Sent job : sent) {
            assertThat(home.tasks(job.prompt()).size()).as(job.toString()).isLessThanOrEqualTo(1);
            if (home.state(house, team, job.id()).equals("unknown")) {
                home.resolve(house, job.id(), made(job) ? "succeeded" : "failed");
                byHand++;
            }
        }
        BigDecimal spent = BigDecimal.ZERO;
        int succeeded = 0;
        for (Sent sentJob : sent) {
            JsonNode job = home.job(house, team, sentJob.id());
            boolean good = job.path("state").asString().equals("succeeded");
            assertThat(home.transfers(sentJob.id()))
                    .as(job.toString())
                    .isEqualTo(good ? "hold settle" : "hold release");
            assertThat(good).as(sentJob.toString()).isEqualTo(made(sentJob));
            succeeded += good ? 1 : 0;
            spent = good ? spent.add(new BigDecimal(job.path("settled").asString())) : spent;
        }
        JsonNode balance = home.client(house, team).get("/api/v1/balance");
        assertThat(new BigDecimal(balance.path("spent").asString())).isEqualByComparingTo(spent);
        assertThat(balance.path("held").asString()).isEqualTo("0");
        home.assertProofHolds(house);
        System.out.printf(
                "RandomKillerIT: %d kills, %d jobs: %d settled, %d released, %d of them by hand;"
                        + " 0 doubled, 0 lost, every count of the proof is 0%n",
                KILLS, sent.size(), succeeded, sent.size() - succeeded, byHand);
    }

    /** Final, or lost for good: only the vidu dialect has a list to find a lost task in. */
    private boolean decided(ProcessHouse house, Sent job) {
        return switch (home.state(house, team, job.id())) {
            case "succeeded", "failed", "cancelled" -> true;
            case "unknown" ->
                    home.number(
                                            "select count(*) from job where provider_task_id is"
                                                    + " null and id = "
                                                    + Homestead.q(job.id()))
                                    == 1
                            && home.tasks(job.prompt()).stream()
                                    .noneMatch(task ->
                                            task.dialect().equals("vidu") || !isFinal(task));
            default -> false;
        };
    }

    private static boolean isFinal(SandboxTask task) {
        return task.state().equals("success") || task.state().equals("failed");
    }

    private boolean made(Sent job) {
        return home.tasks(job.prompt()).stream().anyMatch(task -> task.state().equals("success"));
    }

    private static void awaitMillis(int millis) {
        AtomicBoolean over = new AtomicBoolean();
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMinutes(1))
                .until(() -> !over.getAndSet(true));
    }
}
