package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.credits.LedgerLine;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.LateWork.LateWatch;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** UNKNOWN jobs ended by a person, and what the provider says about them afterwards. */
@BenchStory
@RecordApplicationEvents
class JobResolutionIT {
    private static final String WHY = "Their support found nothing";

    @Autowired JobBench bench;
    @Autowired JobResolutions resolutions;
    @Autowired LateWork late;
    @Autowired Jobs jobs;
    @Autowired JobAssets assets;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEvents events;

    private TeamId team;

    @BeforeEach
    void start() {
        team = bench.house.team(Credits.of(10_000));
    }

    @AfterEach
    void booksBalance() {
        assertThat(asSystem(bench.proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    @Test
    void failedGivesTheHoldBackAndNamesThePersonAndTheReason() {
        Watch watch = bench.lost(team, "who knows");
        assertThat(events.stream(JobLost.class))
                .contains(new JobLost(team, watch.job(), UnknownReason.TASK_NOT_FOUND));
        JobCase resolved = CurrentActor.as(admin(), () -> decide(watch, Outcome.FAILED, WHY, null));
        assertThat(resolved.state()).isEqualTo(JobState.FAILED);
        assertThat(resolved.reason()).isEqualTo(WHY);
        assertThat(resolved.settled()).isNull();
        assertThat(bench.trail(watch)).containsExactly("hold", "release");
        assertThat(bench.held(team)).isEqualTo(Credits.ZERO);
        JobEvent line = bench.house.events(team, watch.job()).getLast();
        assertThat(line.word()).isEqualTo("resolved_as_failed");
        assertThat(line.actor()).isEqualTo("Ada A.");
        assertThat(line.detail()).isEqualTo(WHY);
        assertThat(audited(watch)).isEqualTo("Ada A.: " + WHY);
    }

    @Test
    void succeededSettlesTheQuoteAndSaysThatThereIsNoVideo() {
        Watch watch = bench.lost(team, "paid");
        JobCase resolved = bench.resolve(watch, Outcome.SUCCEEDED);
        assertThat(resolved.settled()).isEqualTo(resolved.quote());
        assertThat(bench.trail(watch)).containsExactly("hold", "settle");
        assertThat(bench.spent(team)).isEqualTo(resolved.quote());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !asSystem(() -> assets.of(team, watch.job())).isEmpty());
        JobAssets.JobAsset video = asSystem(() -> assets.of(team, watch.job())).getFirst();
        assertThat(video.kind()).isEqualTo("video");
        assertThat(video.state()).isEqualTo("failed");
        assertThat(video.reason()).contains("resolved this job as succeeded");
        JobRow row =
                asSystem(() -> jobs.list(team, JobFilter.any(), new PageRequest(1, null)))
                        .items()
                        .getFirst();
        assertThat(row.videoReady()).as("nobody waits for a video").isTrue();
    }

    @Test
    void aPersonMayNameWhatASuccessCost() {
        Watch above = bench.lost(team, "more than held");
        decideAsSystem(above, Outcome.SUCCEEDED, "invoice 7", Credits.parse("99.5"));
        assertThat(bench.job(above).settled()).isEqualTo(Credits.parse("99.5"));
        Watch free = bench.lost(team, "nothing");
        decideAsSystem(free, Outcome.SUCCEEDED, "a gift", Credits.ZERO);
        assertThat(bench.job(free).settled()).isEqualTo(Credits.ZERO);
        assertThat(bench.trail(free)).containsExactly("hold", "settle");
        assertThat(bench.spent(team)).isEqualTo(Credits.parse("99.5"));
    }

    @Test
    void onlyUnknownJobsCanBeResolvedAndOnlyOnce() {
        Watch running = bench.queued(team, "runs");
        refused("wrong_state", () -> bench.resolve(running, Outcome.FAILED));
        Watch watch = bench.lost(team, "once");
        bench.resolve(watch, Outcome.FAILED);
        refused("wrong_state", () -> bench.resolve(watch, Outcome.SUCCEEDED));
        refused("wrong_state", () -> bench.resolve(watch, Outcome.FAILED));
        assertThat(bench.trail(watch)).containsExactly("hold", "release");
    }

    @Test
    void reasonAndAmountAreChecked() {
        Watch watch = bench.lost(team, "checked");
        refused("invalid_request", () -> decideAsSystem(watch, Outcome.FAILED, " ", null));
        refused(
                "invalid_request",
                () -> decideAsSystem(watch, Outcome.FAILED, "x".repeat(501), null));
        refused("invalid_request", () -> decideAsSystem(watch, Outcome.FAILED, WHY, Credits.of(1)));
        refused(
                "invalid_request",
                () -> decideAsSystem(watch, Outcome.SUCCEEDED, WHY, Credits.of(-1)));
        assertThat(bench.job(watch).state()).isEqualTo(JobState.UNKNOWN);
    }

    @Test
    void nobodyButAPlatformAdminResolves() {
        Watch watch = bench.lost(team, "mine");
        Actor owner =
                Actor.person(UserId.random(), "Olga O.", Set.of(), Map.of(team, TeamRole.OWNER));
        Actor finance =
                Actor.person(UserId.random(), "Fin F.", Set.of(PlatformRole.FINANCE), Map.of());
        for (Actor actor : List.of(owner, finance)) {
            refused(
                    "forbidden",
                    () -> CurrentActor.as(actor, () -> decide(watch, Outcome.FAILED, WHY, null)));
            refused(
                    "forbidden",
                    () ->
                            CurrentActor.as(
                                    actor, () -> resolutions.unknown(new PageRequest(50, null))));
        }
        TeamId other = bench.house.team(Credits.of(1));
        refused(
                "not_found",
                () ->
                        CurrentActor.as(
                                admin(),
                                () ->
                                        resolutions.resolve(
                                                other,
                                                watch.job(),
                                                new JobResolution(Outcome.FAILED, WHY, null))));
    }

    @Test
    void ofTwoPeopleAtOnceOneDecides() throws Exception {
        for (int round = 0; round < 10; round++) {
            Watch watch = bench.lost(team, "race " + round);
            List<String> answers =
                    race(
                            () -> outcome(() -> bench.resolve(watch, Outcome.FAILED)),
                            () -> outcome(() -> bench.resolve(watch, Outcome.SUCCEEDED)),
                            () -> outcome(() -> bench.resolve(watch, Outcome.FAILED)));
            assertThat(answers).filteredOn("done"::equals).hasSize(1);
            assertThat(answers).filteredOn("wrong_state"::equals).hasSize(2);
            assertThat(bench.trail(watch)).hasSize(2);
        }
    }

    @Test
    void aPersonAndTheProviderAtOnceMoveTheCreditsOnce() throws Exception {
        Credits expected = Credits.ZERO;
        for (int round = 0; round < 10; round++) {
            Watch watch = bench.lost(team, "duel " + round);
            race(
                    () -> outcome(() -> bench.resolve(watch, Outcome.FAILED)),
                    () -> poll(watch, JobBench.SUCCESS),
                    () -> poll(watch, JobBench.SUCCESS));
            // Whoever came first: the provider delivered, so the team pays, once.
            assertThat(bench.trail(watch))
                    .isIn(List.of("hold", "settle"), List.of("hold", "release", "adjust"));
            expected = expected.plus(bench.job(watch).quote());
            assertThat(bench.spent(team)).isEqualTo(expected);
        }
    }

    @Test
    void aLateSuccessIsBookedOnceAndTheStateStays() {
        Watch watch = bench.lost(team, "late");
        bench.resolve(watch, Outcome.FAILED);
        bench.pollLate(watch, JobBench.RUNNING);
        assertThat(bench.trail(watch)).containsExactly("hold", "release");
        bench.pollLate(watch, JobBench.SUCCESS);
        bench.pollLate(watch, JobBench.SUCCESS);
        bench.poll(watch, JobBench.SUCCESS);
        bench.pollLate(watch, JobBench.FAILURE);
        Job job = bench.job(watch);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(bench.trail(watch)).containsExactly("hold", "release", "adjust");
        assertThat(bench.spent(team)).isEqualTo(job.quote());
        assertThat(bench.words(watch)).filteredOn("late_success"::equals).hasSize(1);
        assertThat(events.stream(LateSuccess.class))
                .containsExactly(new LateSuccess(team, watch.job(), job.quote()));
        String reason =
                asSystem(() -> bench.ledger.trail(team, watch.job())).stream()
                        .filter(line -> line.kind().equals("adjust"))
                        .map(LedgerLine::reason)
                        .findFirst()
                        .orElseThrow();
        assertThat(reason).contains("success").contains("resolved as failed");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        asSystem(() -> assets.of(team, watch.job())).stream()
                                .anyMatch(asset -> asset.kind().equals("video")));
    }

    @Test
    void aLateFailureEndsTheQuestions() {
        Watch watch = bench.lost(team, "dead");
        bench.resolve(watch, Outcome.FAILED);
        bench.pollLate(watch, JobBench.FAILURE);
        bench.pollLate(watch, JobBench.SUCCESS);
        assertThat(bench.trail(watch)).containsExactly("hold", "release");
        bench.clock.advance(Duration.ofHours(3));
        assertThat(due(watch)).isFalse();
    }

    @Test
    void aSuccessWithoutAVideoIsAskedForOnceMoreBeforeItCounts() {
        Watch watch = bench.lost(team, "empty");
        bench.resolve(watch, Outcome.FAILED);
        bench.pollLate(watch, JobBench.NO_VIDEO);
        assertThat(bench.trail(watch)).containsExactly("hold", "release");
        bench.pollLate(watch, JobBench.NO_VIDEO);
        assertThat(bench.trail(watch)).containsExactly("hold", "release", "adjust");
        assertThat(events.stream(LateVideo.class)).isEmpty();
    }

    @Test
    void theQuestionsEndAfterSevenDays() {
        Watch watch = bench.lost(team, "forgotten");
        bench.resolve(watch, Outcome.FAILED);
        assertThat(due(watch)).isFalse();
        bench.clock.advance(Duration.ofMinutes(2));
        assertThat(due(watch)).isTrue();
        bench.pollLate(watch, JobBench.NOT_FOUND);
        assertThat(due(watch)).isFalse();
        bench.clock.advance(Duration.ofDays(7));
        assertThat(due(watch)).isTrue();
        bench.pollLate(watch, JobBench.NOT_FOUND);
        bench.clock.advance(Duration.ofDays(1));
        assertThat(due(watch)).isFalse();
        assertThat(bench.words(watch)).endsWith("late_checks_ended");
    }

    @Test
    void questionsLeftOverByALongStopEnd() {
        Watch watch = bench.lost(team, "slept through");
        bench.resolve(watch, Outcome.FAILED);
        bench.clock.advance(Duration.ofDays(15));
        assertThat(due(watch)).isFalse();
        assertThat(bench.words(watch)).endsWith("late_checks_ended");
        assertThat(due(watch)).isFalse();
        assertThat(bench.words(watch)).containsOnlyOnce("late_checks_ended");
    }

    @Test
    void theVideoOfAResolvedSuccessIsCopiedWithoutMovingCredits() {
        Watch watch = bench.lost(team, "found");
        bench.resolve(watch, Outcome.SUCCEEDED);
        await().atMost(Duration.ofSeconds(20)).until(() -> video(watch).equals("failed"));
        bench.pollLate(watch, JobBench.SUCCESS);
        await().atMost(Duration.ofSeconds(20)).until(() -> video(watch).equals("copying"));
        assertThat(bench.trail(watch)).containsExactly("hold", "settle");
        assertThat(bench.job(watch).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aTaskFoundAfterTheDecisionIsAskedAbout() {
        Attempt attempt = bench.sending(team, "unanswered");
        bench.answer(attempt, new SubmitOutcome.Unanswered("read time-out"));
        asSystem(() ->
                resolutions.resolve(
                        team, attempt.job(), new JobResolution(Outcome.FAILED, WHY, null)));
        bench.answer(attempt, new SubmitOutcome.Accepted("task-late", null, "created"));
        Job job = bench.house.get(team, attempt.job());
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.providerTaskId()).isEqualTo("task-late");
        bench.clock.advance(Duration.ofMinutes(2));
        LateWatch found =
                asSystem(() -> late.claimLate("test", 100, Duration.ofSeconds(45))).stream()
                        .filter(watch -> watch.job().equals(attempt.job()))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.taskId()).isEqualTo("task-late");
        HouseFixtures.<Object>asSystem(() -> {
            late.answeredLate(found, JobBench.SUCCESS, bench.clock.instant());
            return true;
        });
        assertThat(bench.spent(team)).isEqualTo(job.quote());
    }

    @Test
    void aJobThatWasNeverSentSaysSoInOurWords() {
        Attempt attempt = bench.sending(team, "no line");
        bench.answer(attempt, new SubmitOutcome.Unanswered("lease over"));
        bench.answer(attempt, new SubmitOutcome.NeverSent("connection refused"));
        Job job = bench.house.get(team, attempt.job());
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.reason()).contains("could not be reached").doesNotContain("said");
        assertThat(job.providerReason()).isNull();
    }

    @Test
    void theListShowsTheLongestUnknownFirst() {
        Watch first = bench.lost(team, "first");
        bench.clock.advance(Duration.ofSeconds(5));
        Watch second = bench.lost(team, "second");
        List<JobCase> listed =
                CurrentActor.as(admin(), () -> resolutions.unknown(new PageRequest(200, null)))
                        .items()
                        .stream()
                        .filter(one -> one.team().equals(team))
                        .toList();
        assertThat(listed.stream().map(JobCase::id)).containsExactly(first.job(), second.job());
        assertThat(listed.getFirst().reason()).isEqualTo("task_not_found");
        assertThat(asSystem(() -> resolutions.teamOf(first.job()))).isEqualTo(team);
    }

    private JobCase decide(Watch watch, Outcome outcome, String reason, Credits amount) {
        return resolutions.resolve(
                watch.team(), watch.job(), new JobResolution(outcome, reason, amount));
    }

    private JobCase decideAsSystem(Watch watch, Outcome outcome, String reason, Credits amount) {
        return asSystem(() -> decide(watch, outcome, reason, amount));
    }

    private static Actor admin() {
        return Actor.person(UserId.random(), "Ada A.", Set.of(PlatformRole.ADMIN), Map.of());
    }

    private String poll(Watch watch, PollOutcome outcome) {
        bench.poll(watch, outcome);
        return "polled";
    }

    private String video(Watch watch) {
        return asSystem(() -> assets.of(team, watch.job())).stream()
                .filter(asset -> asset.kind().equals("video"))
                .map(JobAssets.JobAsset::state)
                .findFirst()
                .orElse("none");
    }

    private boolean due(Watch watch) {
        return asSystem(() -> late.claimLate("test", 1_000, Duration.ZERO)).stream()
                .anyMatch(one -> one.job().equals(watch.job()));
    }

    private String audited(Watch watch) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select actor_label || ': ' || reason from audit_entry"
                                        + " where action = 'job.resolved' and object_id = :id")
                        .param("id", watch.job().toString())
                        .query(String.class)
                        .single());
    }

    private static String outcome(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (DomainException refusal) {
            return refusal.code().code();
        }
    }

    @SafeVarargs
    private static List<String> race(Callable<String>... tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.length)) {
            List<String> answers = new java.util.ArrayList<>();
            for (Future<String> answer : threads.invokeAll(List.of(tasks))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static void refused(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }
}
