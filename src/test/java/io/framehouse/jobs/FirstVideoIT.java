package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerLine;
import io.framehouse.credits.LedgerProof;
import io.framehouse.reports.UsageReport;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;

/** Jobs from wish to video through every layer, against the sandbox over HTTP. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.sandbox=true",
            "framehouse.sandbox-films=canned",
            "framehouse.sandbox-port=0",
            "framehouse.reconciliation.pause-millis=50",
            // More goes wrong here on purpose than a breaker bears.
            "framehouse.providers.circuit-open-seconds=0"
        })
@PostgresTest
@Import(HouseFixtures.class)
class FirstVideoIT {
    static final List<String> MODELS = HouseFixtures.MODELS;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired HouseFixtures house;
    @Autowired SandboxProvider sandbox;
    @Autowired Ledger ledger;
    @Autowired Budgets budgets;
    @Autowired LedgerProof proof;
    @Autowired JobAssets assets;
    @Autowired Jobs jobs;
    @Autowired UsageReport usage;

    @AfterEach
    void booksBalance() {
        sandbox.faults().clear();
        sandbox.faults().releaseQueue();
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    /** All five at once: each waits for the provider, none for another. */
    @Test
    void everyWishBecomesAVideoAndTheCreditsLeave() {
        List<Job> wished =
                MODELS.stream()
                        .map(model ->
                                house.submit(
                                        house.team(Credits.of(1_000)), model, "The robot waves"))
                        .toList();
        assertThat(wished).allSatisfy(job -> assertThat(job.state()).isEqualTo(JobState.HELD));
        wished.forEach(this::becomesAVideo);
    }

    private void becomesAVideo(Job job) {
        Job done = reach(job, JobState.SUCCEEDED);
        TeamId team = job.team();
        assertThat(done.settled()).isNotNull().isEqualTo(job.quote());
        assertThat(kinds(ledger, job)).containsExactly("hold", "settle");
        assertThat(asSystem(() -> budgets.balance(team)).spent()).isEqualTo(done.settled());
        assertThat(asSystem(() -> budgets.balance(team)).held()).isEqualTo(Credits.ZERO);
        LocalDate today = LocalDate.now();
        assertThat(
                        asSystem(() ->
                                        usage.totals(
                                                team,
                                                today.minusDays(2),
                                                today.plusDays(2),
                                                List.of("model")))
                                .settled())
                .isEqualTo(done.settled());
        await().atMost(PATIENCE).until(() -> ready(job, "video") && ready(job, "cover"));
    }

    @Test
    void aRefusedTaskIsReleasedWithTheProvidersReason() {
        TeamId team = house.team(Credits.of(100));
        Job failed = reach(house.submit(team, "viduq3-pro", "[[sandbox:fail]]"), JobState.FAILED);
        assertThat(failed.providerReason()).contains("CreationPolicyViolation");
        assertThat(kinds(ledger, failed)).containsExactly("hold", "release");
        assertThat(asSystem(() -> budgets.balance(team)).available()).isEqualTo(Credits.of(100));
    }

    @Test
    void lostSubmitsAreFoundByTheirTagsAndNeverSentTwice() {
        int before = sandbox.submitCount();
        sandbox.faults().holdQueue();
        List<Job> lost = LOST.stream().map(this::lose).toList();
        sandbox.faults().releaseQueue();
        lost.forEach(job -> reach(job, JobState.SUCCEEDED));
        assertThat(sandbox.submitCount()).isEqualTo(before + LOST.size());
    }

    private Job lose(FaultKind kind) {
        TeamId team = house.team(Credits.of(1_000));
        sandbox.faults().add(Fault.once(kind).onlyFor("vidu"));
        Job job = house.submit(team, "viduq3-pro", "lost and found");
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    Job now = house.get(job);
                    assertThat(now.state()).as(kind.toString()).isEqualTo(JobState.UNKNOWN);
                    assertThat(now.unknownReason()).isEqualTo(UnknownReason.SUBMIT_UNANSWERED);
                });
        assertThat(asSystem(() -> budgets.balance(team)).held()).isEqualTo(job.quote());
        return job;
    }

    static final List<FaultKind> LOST =
            List.of(
                    FaultKind.SUBMIT_UNANSWERED,
                    FaultKind.SUBMIT_500_ACCEPTED,
                    FaultKind.SUBMIT_GARBAGE,
                    FaultKind.SUBMIT_NO_ID);

    @Test
    void anUnansweredSubmitWithoutATaskListStaysUnknownAndHeld() {
        TeamId team = house.team(Credits.of(1_000));
        int before = sandbox.submitCount();
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_500).onlyFor("vtrix"));
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_500).onlyFor("vidu"));
        Job job = house.submit(team, "viduq2_turbo_img2video", "who knows");
        reach(job, JobState.UNKNOWN);
        assertThat(asSystem(() -> budgets.balance(team)).held()).isEqualTo(job.quote());
        assertThat(sandbox.submitCount()).isEqualTo(before + 1);
    }

    @Test
    void aBusyProviderOnlyDelays() {
        TeamId team = house.team(Credits.of(1_000));
        sandbox.faults().add(new Fault(FaultKind.SUBMIT_BUSY, 2, null, "1"));
        Job job = house.submit(team, "viduq3-pro", "patience");
        Job done = reach(job, JobState.SUCCEEDED);
        assertThat(done.attempt()).isGreaterThan(1);
        assertThat(kinds(ledger, job)).containsExactly("hold", "settle");
    }

    @Test
    void troubleWhileAskingKeepsTheState() {
        TeamId team = house.team(Credits.of(1_000));
        sandbox.faults().add(new Fault(FaultKind.POLL_500, 2, null, ""));
        sandbox.faults().add(new Fault(FaultKind.POLL_GARBAGE, 1, null, ""));
        sandbox.faults().add(new Fault(FaultKind.POLL_UNKNOWN_STATUS, 1, null, "ARCHIVED"));
        reach(house.submit(team, "viduq3-pro", "steady"), JobState.SUCCEEDED);
    }

    @Test
    void anExpiredLinkIsRenewed() {
        TeamId team = house.team(Credits.of(1_000));
        sandbox.faults().add(Fault.once(FaultKind.FILE_EXPIRED));
        Job job = house.submit(team, "viduq3-pro", "renew me");
        reach(job, JobState.SUCCEEDED);
        await().atMost(PATIENCE).until(() -> ready(job, "video"));
    }

    @Test
    void aWaitingJobIsCancelledAtOnceAndReleased() {
        TeamId team = house.team(Credits.of(1_000));
        sandbox.faults().holdQueue();
        Job job = house.submit(team, "viduq3-pro", "stop");
        await().atMost(PATIENCE).until(() -> house.get(job).state() == JobState.QUEUED);
        asSystem(() -> jobs.cancel(team, job.id()));
        Job ended = reach(job, JobState.CANCELLED);
        assertThat(kinds(ledger, ended)).containsExactly("hold", "release");
        assertThatThrownBy(() -> asSystem(() -> jobs.cancel(team, job.id())))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code().code()).isEqualTo("wrong_state"));
    }

    @Test
    void theSameIdempotencyKeyMakesOneJob() {
        TeamId team = house.team(Credits.of(1_000));
        ObjectNode wish = HouseFixtures.parameters("viduq3-pro", "once");
        Submitted first = house.submit(team, "viduq3-pro", wish, "key-1");
        Submitted again = house.submit(team, "viduq3-pro", wish, "key-1");
        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.job().id()).isEqualTo(first.job().id());
        ObjectNode other = HouseFixtures.parameters("viduq3-pro", "another");
        assertThatThrownBy(() -> house.submit(team, "viduq3-pro", other, "key-1"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(JobsError.IDEMPOTENCY_KEY_REUSED));
    }

    private Job reach(Job job, JobState state) {
        await().atMost(PATIENCE).until(() -> house.get(job).state() == state);
        return house.get(job);
    }

    private boolean ready(Job job, String kind) {
        return asSystem(() -> assets.of(job.team(), job.id())).stream()
                .anyMatch(asset -> asset.kind().equals(kind) && asset.state().equals("ready"));
    }

    private static List<String> kinds(Ledger ledger, Job job) {
        return asSystem(() -> ledger.trail(job.team(), job.id())).stream()
                .map(LedgerLine::kind)
                .toList();
    }
}
