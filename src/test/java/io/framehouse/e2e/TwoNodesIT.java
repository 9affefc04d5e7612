package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.jobs.HouseFixtures;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one database share the work; either takes over what the other leaves behind. */
@Tag("chaos")
class TwoNodesIT {
    private static final int JOBS = 10;

    @TempDir Path directory;

    @Test
    void everyJobIsSentOnceWhicheverNodeTookIt() {
        try (Homestead home = new Homestead(directory, Map.of())) {
            ProcessHouse first = home.node();
            ProcessHouse second = home.node();
            home.connectProviders(first);
            TeamKey team = home.team(first);
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                String model = HouseFixtures.MODELS.get(i % HouseFixtures.MODELS.size());
                jobs.add(home.submit(i % 2 == 0 ? first : second, team, model));
            }
            jobs.forEach(job -> home.awaitState(second, team, job, "succeeded"));
            jobs.forEach(job -> home.awaitVideo(first, team, job));
            assertThat(home.sandbox.submitCount()).isEqualTo(JOBS);
            home.assertProofHolds(second);
        }
    }

    /** Only the patience for the provider is set: the lease is what it is for everybody. */
    @Test
    void whatAKilledNodeWasSendingIsTakenOverWithinAMinute() {
        Map<String, String> patient = Map.of("FRAMEHOUSE_PROVIDERS_SUBMITTIMEOUTSECONDS", "300");
        try (Homestead home = new Homestead(directory, patient)) {
            ProcessHouse first = home.node();
            home.connectProviders(first);
            try (KillStage stage = new KillStage(home, first)) {
                KillStage.Staged sending = stage.bring(KillPoint.SENDING);
                Instant sent = Instant.now();
                ProcessHouse second = home.node();
                // Longer than the lease: who lives is left alone.
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> Instant.now().isAfter(sent.plusSeconds(45)));
                assertThat(home.state(second, sending.team(), sending.id()))
                        .isEqualTo("submitting");
                first.kill9();
                await().atMost(Duration.ofSeconds(60))
                        .until(() ->
                                home.state(second, sending.team(), sending.id()).equals("unknown"));
            }
        }
    }

    @Test
    void theOtherNodeCopiesTheVideoOfAKilledOne() throws SQLException {
        try (Homestead home = new Homestead(directory, Map.of())) {
            ProcessHouse first = home.node();
            home.connectProviders(first);
            TeamKey team = home.team(first);
            try (Connection lock = home.behindTheWalls();
                    Statement statement = lock.createStatement()) {
                lock.setAutoCommit(false);
                ProcessHouse second = home.node();
                statement.execute("lock table asset in share mode");
                String job = home.submit(first, team, "viduq3-pro");
                home.awaitState(first, team, job, "succeeded");
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> home.number("select count(*) from event_publication") == 1);
                // Either may have booked it: the one that is left has booked it or must take over.
                first.kill9();
                lock.rollback();
                home.awaitVideo(second, team, job);
                home.assertBookedOnce(second, team, job);
            }
        }
    }
}
