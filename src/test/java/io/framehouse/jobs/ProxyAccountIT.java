package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.sandbox.SandboxTask;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;

/** Jobs where only a proxy of Vidu is connected, whose page lists no watermark fields. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.sandbox=true",
            "framehouse.sandbox-films=canned",
            "framehouse.sandbox-port=0",
            "framehouse.reconciliation.pause-millis=50"
        })
@PostgresTest
@Import(HouseFixtures.class)
class ProxyAccountIT {
    private static final String MODEL = "viduq3-turbo-img2video";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired HouseFixtures house;
    @Autowired SandboxProvider sandbox;
    @Autowired ProviderAccounts accounts;
    private TeamId team;

    @BeforeEach
    void onlyTheProxyTakesJobs() {
        team = house.team(Credits.of(1_000));
        asSystem(() -> {
            accounts.list()
                    .forEach(one ->
                            accounts.update(
                                    one.id(),
                                    enabled(one, one.data().form() == AccountForm.PROXY)));
            return null;
        });
    }

    @AfterEach
    void allTakeJobs() {
        asSystem(() -> {
            accounts.list().forEach(one -> accounts.update(one.id(), enabled(one, true)));
            return null;
        });
    }

    @Test
    void aJobWithDefaultsSucceedsThereAndAnotherWaitsForVidu() {
        Job plain = house.submit(team, MODEL, "through the proxy");
        ObjectNode marked = HouseFixtures.parameters(MODEL, "with a mark");
        marked.put("watermark", true);
        Job waiting = house.submit(team, MODEL, marked, null).job();
        reach(plain, JobState.SUCCEEDED);
        SandboxTask task = sandbox.tasks().getLast();
        assertThat(task.model()).isEqualTo("viduq3-turbo");
        assertThat(task.request().has("watermark")).isFalse();
        await().atMost(PATIENCE).until(() -> "no_account".equals(house.get(waiting).reason()));
        assertThat(house.get(waiting).state()).isEqualTo(JobState.HELD);
        assertThat(house.get(waiting).attempt()).isZero();
        allTakeJobs();
        reach(waiting, JobState.SUCCEEDED);
    }

    @Test
    void startAndEndImageOfOtherShapesAreRefusedBeforeAnythingIsHeld() {
        String model = "viduq3-turbo-start-end2video";
        ObjectNode wish = HouseFixtures.parameters(model, "from wide to high");
        wish.putArray("images")
                .add(HouseFixtures.picture(320, 180))
                .add(HouseFixtures.picture(180, 320));
        assertThat(refusal(model, wish))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly("parameters.images", "shapes_differ");
        wish.putArray("images")
                .add(HouseFixtures.picture(320, 180))
                .add(HouseFixtures.picture(640, 360));
        reach(house.submit(team, model, wish, null).job(), JobState.SUCCEEDED);
    }

    private FieldError refusal(String model, ObjectNode wish) {
        try {
            house.submit(team, model, wish, null);
        } catch (DomainException refused) {
            assertThat(refused.fieldErrors()).hasSize(1);
            return refused.fieldErrors().getFirst();
        }
        throw new AssertionError("it was taken");
    }

    private void reach(Job job, JobState state) {
        await().atMost(PATIENCE).until(() -> house.get(job).state() == state);
    }

    private static AccountData enabled(ProviderAccount account, boolean enabled) {
        AccountData data = account.data();
        return new AccountData(
                data.name(),
                data.dialect(),
                data.form(),
                data.baseUrl(),
                data.authScheme(),
                null,
                data.models(),
                data.maxConcurrent(),
                data.requestsPerMinute(),
                data.pollPath(),
                data.callbacks(),
                data.priority(),
                enabled);
    }
}
