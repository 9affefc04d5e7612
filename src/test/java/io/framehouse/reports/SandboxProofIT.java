package io.framehouse.reports;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.reports.ProviderCheck.State;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The comparison with a provider for real: jobs through every layer, balances over HTTP. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.sandbox=true",
            "framehouse.sandbox-films=canned",
            "framehouse.sandbox-port=0",
            "framehouse.reconciliation.pause-millis=50",
            "test.database=own-sandbox-proof"
        })
@PostgresTest
@Import(HouseFixtures.class)
class SandboxProofIT {
    private static final String FOREIGN =
            """
            {"model": "viduq3-pro", "prompt": "not ours", "duration": 16, "resolution": "1080p"}
            """;

    @Autowired HouseFixtures house;
    @Autowired SandboxProvider sandbox;
    @Autowired Proof proof;

    @Test
    void whatWeSettleIsWhatTheyTookAndForeignUseIsFound() throws Exception {
        TeamId team = house.team(Credits.of(1_000));
        asSystem(proof::run);
        Job done = ended(house.submit(team, "viduq3-pro", "Ours"));
        Job failed = ended(house.submit(team, "viduq3-pro", "[[sandbox:fail]]"));
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(failed.state()).isEqualTo(JobState.FAILED);

        Proof.Run agreeing = asSystem(proof::run);
        assertThat(agreeing.ok()).isTrue();
        assertThat(vidu(agreeing))
                .allSatisfy(account -> {
                    assertThat(account.state()).isEqualTo(State.AGREES);
                    assertThat(account.difference()).isZero();
                });
        assertThat(vidu(agreeing).stream().map(ProviderCheck::theirs).reduce(BigDecimal::add))
                .hasValueSatisfying(
                        sum -> assertThat(sum).isEqualByComparingTo(done.providerCost().value()));

        submitPastUs();
        Proof.Run broken = asSystem(proof::run);
        assertThat(broken.ok()).isFalse();
        assertThat(vidu(broken))
                .filteredOn(account -> !account.ok())
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.account()).isEqualTo("Sandbox Vidu");
                    assertThat(account.difference()).isEqualByComparingTo("384");
                });
    }

    private static List<ProviderCheck> vidu(Proof.Run run) {
        return run.providers().stream()
                .filter(account -> account.account().startsWith("Sandbox Vidu"))
                .toList();
    }

    private Job ended(Job job) {
        await().atMost(Duration.ofSeconds(120)).until(() -> house.get(job).state().isFinal());
        return house.get(job);
    }

    private void submitPastUs() throws IOException, InterruptedException {
        HttpRequest submit =
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/ent/v2/text2video"))
                        .header("Authorization", "Token sandbox-key")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(FOREIGN))
                        .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(submit, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
