package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.jobs.HouseFixtures;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A node is killed at random moments with jobs of every dialect under way. The seed of a run is in
 * its output; {@code -Dframehouse.chaos.seed} repeats it.
 */
@Tag("chaos")
class RandomKillerIT {
    private static final int JOBS = 6;
    private static final int KILLS = 3;
    private static final int LONGEST_LIFE_MILLIS = 9_000;

    @TempDir Path directory;

    @Test
    @SuppressWarnings("SystemOut")
    void nothingIsLostAndNothingDoubled() {
        long seed = Long.getLong("framehouse.chaos.seed", System.nanoTime());
        System.out.println("RandomKillerIT: framehouse.chaos.seed=" + seed);
        Random random = new Random(seed);
        Map<String, String> settings =
                Map.of(
                        "FRAMEHOUSE_PROVIDERS_SUBMITTIMEOUTSECONDS", "10",
                        "FRAMEHOUSE_RECONCILIATION_SUBMITLEASESECONDS", "10");
        try (Homestead home = new Homestead(directory, settings)) {
            ProcessHouse house = home.node();
            home.connectProviders(house);
            TeamKey team = home.team(house);
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                String model = HouseFixtures.MODELS.get(i % HouseFixtures.MODELS.size());
                jobs.add(home.submit(house, team, model));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                await().pollDelay(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)))
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> true);
                house.kill9();
                house = home.node();
            }
            assertAllAccountedFor(home, house, team, jobs);
        }
    }

    private static void assertAllAccountedFor(
            Homestead home, ProcessHouse house, TeamKey team, List<String> jobs) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(jobs)
                                .allSatisfy(job ->
                                        assertThat(settled(home, house, team, job))
                                                .as(job)
                                                .isTrue()));
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal held = BigDecimal.ZERO;
        for (String id : jobs) {
            JsonNode job = home.job(house, team, id);
            if (job.path("state").asString().equals("succeeded")) {
                home.awaitVideo(house, team, id);
                spent = spent.add(new BigDecimal(job.path("settled").asString()));
            } else {
                held = held.add(new BigDecimal(job.path("quote").asString()));
            }
        }
        JsonNode balance = home.client(house, team).get("/api/v1/balance");
        assertThat(new BigDecimal(balance.path("spent").asString())).isEqualByComparingTo(spent);
        assertThat(new BigDecimal(balance.path("held").asString())).isEqualByComparingTo(held);
        assertThat(home.sandbox.submitCount()).isLessThanOrEqualTo(jobs.size());
        home.assertProofHolds(house);
    }

    /** Succeeded, or lost for good: only the vidu dialect has a list to find a lost task in. */
    private static boolean settled(Homestead home, ProcessHouse house, TeamKey team, String id) {
        JsonNode job = home.job(house, team, id);
        boolean findable = job.path("model").asString().equals("viduq3-pro");
        return switch (job.path("state").asString()) {
            case "succeeded" -> true;
            case "unknown" -> !findable;
            default -> false;
        };
    }
}
