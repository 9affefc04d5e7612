package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.Balance;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.LedgerProof;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The first promise: nobody can spend more than there is, however many ask at once. */
@SpringBootTest(classes = Framehouse.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@PostgresTest
@Import(HouseFixtures.class)
class SubmitRaceIT {
    private static final int SUBMITS = 200;
    private static final int AFFORDABLE = 50;
    private static final String MODEL = "viduq2_turbo_img2video";

    @Autowired HouseFixtures house;
    @Autowired Jobs jobs;
    @Autowired Budgets budgets;
    @Autowired LedgerProof proof;

    @Test
    void twoHundredParallelSubmitsAgainstABalanceForFiftyGiveFiftyJobs() throws Exception {
        TeamId rich = house.team(Credits.of(1_000));
        Credits price = house.submit(rich, MODEL, "price").quote();
        TeamId team = house.team(price.times(AFFORDABLE));
        List<String> outcomes = race(team);
        assertThat(outcomes).filteredOn("made"::equals).hasSize(AFFORDABLE);
        assertThat(outcomes)
                .filteredOn("insufficient_credits"::equals)
                .hasSize(SUBMITS - AFFORDABLE);
        Balance balance = asSystem(() -> budgets.balance(team));
        assertThat(balance.available()).isEqualTo(Credits.ZERO);
        assertThat(balance.held()).isEqualTo(price.times(AFFORDABLE));
        Page<JobRow> made =
                asSystem(() -> jobs.list(team, JobFilter.any(), new PageRequest(200, null)));
        assertThat(made.items()).hasSize(AFFORDABLE);
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    private List<String> race(TeamId team) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < SUBMITS; i++) {
                String prompt = "race " + i;
                answers.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return outcome(team, prompt);
                                }));
            }
            start.countDown();
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> answer : answers) {
            outcomes.add(answer.get());
        }
        return outcomes;
    }

    private String outcome(TeamId team, String prompt) {
        try {
            house.submit(team, MODEL, prompt);
            return "made";
        } catch (DomainException refused) {
            return refused.code().code();
        }
    }
}
