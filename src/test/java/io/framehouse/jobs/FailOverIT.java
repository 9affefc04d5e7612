package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.FreePorts;
import io.framehouse.PostgresTest;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Two accounts of a model, over HTTP: who gets the job when the first one does not take it. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.sandbox=true",
            "framehouse.sandbox-films=canned",
            "framehouse.sandbox-port=0",
            "framehouse.allow-private-addresses=true",
            "framehouse.reconciliation.pause-millis=50",
            "test.database=own"
        })
@PostgresTest
@Import(HouseFixtures.class)
class FailOverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MODEL = "viduq3-pro";

    @Autowired HouseFixtures house;
    @Autowired SandboxProvider sandbox;
    @Autowired ProviderAccounts accounts;

    private AccountId second;
    private AccountId first;
    private int before;
    private TeamId team;

    @BeforeEach
    void start() {
        second = account("second", sandbox.baseUrl(), 20);
        before = sandbox.submitCount();
        team = house.team(Credits.of(1_000));
    }

    @AfterEach
    void leaveTheAccountsOut() {
        asSystem(() -> {
            accounts.pause(first, Instant.MAX, "the test is over");
            accounts.pause(second, Instant.MAX, "the test is over");
            return true;
        });
    }

    @Test
    void whereTheFirstRefusesTheConnectionTheSecondGetsItAndThereIsOneTask() {
        first = account("closed", "http://127.0.0.1:" + FreePorts.next(), 10);
        Job job = house.submit(team, MODEL, "fail over");
        Job done = reach(job, JobState.SUCCEEDED);
        assertThat(done.account()).isEqualTo(second);
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(sandbox.submitCount()).isEqualTo(before + 1);
    }

    @Test
    void whereTheFirstIsBusyTheSecondGetsIt() {
        try (FakeProvider busy = new FakeProvider()) {
            busy.answers(429, "{\"reason\":\"QuotaExceeded\"}");
            first = account("busy", busy.url(), 10);
            Job job = house.submit(team, MODEL, "busy first");
            Job done = reach(job, JobState.SUCCEEDED);
            assertThat(done.account()).isEqualTo(second);
            assertThat(sandbox.submitCount()).isEqualTo(before + 1);
        }
    }

    @Test
    void whereTheFirstGivesNoAnswerTheJobIsSentNowhereElse() {
        try (FakeProvider broken = new FakeProvider()) {
            broken.answers(500, "{}");
            first = account("broken", broken.url(), 10);
            Job job = house.submit(team, MODEL, "no answer");
            Job lost = reach(job, JobState.UNKNOWN);
            assertThat(lost.account()).isEqualTo(first);
            await().during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .until(() -> house.get(job).state() == JobState.UNKNOWN);
            assertThat(house.get(job).attempt()).isEqualTo(1);
            assertThat(house.get(job).account()).isEqualTo(first);
        }
    }

    private Job reach(Job job, JobState state) {
        await().atMost(PATIENCE).until(() -> house.get(job).state() == state);
        return house.get(job);
    }

    private AccountId account(String name, String url, int priority) {
        return asSystem(() ->
                accounts.create(
                                new AccountData(
                                        name + " " + UUID.randomUUID(),
                                        "vidu",
                                        url,
                                        AuthScheme.TOKEN,
                                        "sandbox-key",
                                        List.of("*"),
                                        5,
                                        6_000,
                                        null,
                                        false,
                                        priority,
                                        true))
                        .id());
    }
}
