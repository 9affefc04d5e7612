package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.LedgerProof;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamLife;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A suspension that is told is true: from then on no job comes, whatever was read before. */
@SpringBootTest(classes = Framehouse.class, properties = JobBench.QUIET)
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
class SuspendRaceIT {
    private static final int THREADS = 12;
    private static final String MODEL = "viduq2_turbo_img2video";

    @Autowired HouseFixtures house;
    @Autowired Jobs jobs;
    @Autowired TeamLife life;
    @Autowired LedgerProof proof;

    @RepeatedTest(3)
    void noJobComesOnceTheSuspensionIsTold() throws Exception {
        TeamId team = house.team(Credits.of(100_000));
        house.submit(team, MODEL, "before");
        CountDownLatch some = new CountDownLatch(THREADS);
        List<Future<List<String>>> answers = new ArrayList<>();
        long told;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> submitUntilRefused(team, some)));
            }
            some.await();
            asSystem(() -> life.suspend(team, "race"));
            told = count(team);
        }
        long made = 0;
        for (Future<List<String>> answer : answers) {
            List<String> words = answer.get();
            assertThat(words.getLast()).isEqualTo("team_suspended");
            made += words.size() - 1;
        }
        assertThat(count(team)).isEqualTo(told).isEqualTo(made + 1);
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    private List<String> submitUntilRefused(TeamId team, CountDownLatch some) {
        List<String> words = new ArrayList<>();
        while (words.isEmpty() || words.getLast().equals("made")) {
            words.add(outcome(team));
            some.countDown();
        }
        return words;
    }

    private String outcome(TeamId team) {
        try {
            house.submit(team, MODEL, "race");
            return "made";
        } catch (DomainException refused) {
            return refused.code().code();
        }
    }

    /** Nothing sends them, so all that were made are open. */
    private long count(TeamId team) {
        return asSystem(() -> jobs.countOpen(team)).open();
    }
}
