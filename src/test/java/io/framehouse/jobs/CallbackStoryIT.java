package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerLine;
import io.framehouse.credits.LedgerProof;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** From wish to video with a provider that calls back, and one whose calls cannot be trusted. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.sandbox=true",
            "framehouse.sandbox-films=canned",
            "framehouse.sandbox-port=0",
            "framehouse.reconciliation.pause-millis=50",
            "framehouse.public-url=http://127.0.0.1:${local.server.port:0}"
        })
@PostgresTest
@Import(HouseFixtures.class)
class CallbackStoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired HouseFixtures house;
    @Autowired SandboxProvider sandbox;
    @Autowired ProviderAccounts accounts;
    @Autowired Ledger ledger;
    @Autowired LedgerProof proof;
    @Autowired MeterRegistry metrics;

    private TeamId team;

    @BeforeEach
    void letViduCallBack() {
        team = house.team(Credits.of(10_000));
        ProviderAccount vidu =
                asSystem(accounts::list).stream()
                        .filter(one -> one.data().authScheme() == AuthScheme.TOKEN)
                        .findFirst()
                        .orElseThrow();
        AccountData now = vidu.data();
        asSystem(() ->
                accounts.update(
                        vidu.id(),
                        new AccountData(
                                now.name(),
                                now.dialect(),
                                now.baseUrl(),
                                now.authScheme(),
                                null,
                                now.models(),
                                now.maxConcurrent(),
                                now.requestsPerMinute(),
                                null,
                                true,
                                10,
                                true)));
    }

    @AfterEach
    void booksBalance() {
        sandbox.faults().clear();
        sandbox.faults().releaseQueue();
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    @Test
    void aCalledJobIsLookedAtAtOnce() {
        double woken = count("verified", "effect", "woken");
        Job done = reach(house.submit(team, "viduq3-pro", "call me"), JobState.SUCCEEDED);
        assertThat(kinds(done)).containsExactly("hold", "settle");
        await().atMost(PATIENCE).until(() -> count("verified", "effect", "woken") >= woken + 1);
    }

    @Test
    void aSubmitThatNobodyAnsweredIsFoundByItsCallbackWhileTheListIsDown() {
        int before = sandbox.submitCount();
        sandbox.faults().add(new Fault(FaultKind.LIST_500, 0, null, ""));
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_NO_ID).onlyFor("vidu"));
        Job job = house.submit(team, "viduq3-pro", "lost, then called");
        Job done = reach(job, JobState.SUCCEEDED);
        assertThat(sandbox.submitCount()).isEqualTo(before + 1);
        assertThat(house.events(team, done.id()).stream().map(JobEvent::word))
                .contains("unanswered", "accepted", "settled");
        assertThat(kinds(done)).containsExactly("hold", "settle");
    }

    @Test
    void forgedAndDoubledCallbacksChangeNothing() {
        double refused =
                count("refused", "reason", "wrong_signature")
                        + count("refused", "reason", "replayed");
        sandbox.faults().add(Fault.once(FaultKind.CALLBACK_FORGED));
        Job first = house.submit(team, "viduq3-pro", "forged");
        sandbox.faults().add(Fault.once(FaultKind.CALLBACK_DUPLICATE));
        Job second = house.submit(team, "viduq3-pro", "doubled");
        reach(first, JobState.SUCCEEDED);
        reach(second, JobState.SUCCEEDED);
        assertThat(kinds(first)).containsExactly("hold", "settle");
        assertThat(kinds(second)).containsExactly("hold", "settle");
        await().atMost(PATIENCE)
                .until(() ->
                        count("refused", "reason", "wrong_signature")
                                        + count("refused", "reason", "replayed")
                                >= refused + 2);
    }

    @Test
    void aFailureIsBelievedOnlyFromTheProvidersOwnAnswer() {
        sandbox.faults().add(Fault.once(FaultKind.CALLBACK_LOST));
        Job failed = reach(house.submit(team, "viduq3-pro", "[[sandbox:fail]]"), JobState.FAILED);
        assertThat(kinds(failed)).containsExactly("hold", "release");
    }

    private Job reach(Job job, JobState state) {
        await().atMost(PATIENCE).until(() -> house.get(job).state() == state);
        return house.get(job);
    }

    private java.util.List<String> kinds(Job job) {
        return asSystem(() -> ledger.trail(job.team(), job.id())).stream()
                .map(LedgerLine::kind)
                .toList();
    }

    private double count(String what, String tag, String value) {
        return metrics.get("framehouse.callbacks." + what).tag(tag, value).counter().count();
    }
}
