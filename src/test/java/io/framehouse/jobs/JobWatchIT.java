package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The narrow table of watched jobs: in step with the jobs, leased fairly, and fenced. */
@BenchStory
class JobWatchIT {
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final PollOutcome WAITING = new PollOutcome.Pending(false, null, "created");
    private static final List<PollOutcome> ANSWERS =
            List.of(
                    WAITING,
                    JobBench.RUNNING,
                    JobBench.RUNNING,
                    JobBench.NOT_FOUND,
                    JobBench.NO_VIDEO,
                    JobBench.SUCCESS,
                    JobBench.FAILURE,
                    JobBench.CANCELLED,
                    new PollOutcome.Unrecognised("dreaming"),
                    new PollOutcome.Throttled(null),
                    new PollOutcome.Unreachable("500"),
                    new PollOutcome.Unreachable(PollOutcome.Unreachable.ACCOUNT_GONE));
    private static final List<SubmitOutcome> SENT =
            List.of(
                    new SubmitOutcome.Accepted("task", "request", "created"),
                    new SubmitOutcome.Accepted("task", "request", "created"),
                    new SubmitOutcome.Busy("busy", "later", null, SubmitOutcome.Busy.Cause.ACCOUNT),
                    new SubmitOutcome.NeverSent("refused"),
                    new SubmitOutcome.Unanswered("time-out"),
                    new SubmitOutcome.Refused("bad", "no"));

    @Autowired JobBench bench;
    @Autowired PollWork polls;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void nothingIsWatched() {
        transactions.runOnPlatform(() -> {
            jdbc.sql("update job_watch set next_action_at = 'infinity'").update();
            jdbc.sql("update job set next_action_at = 'infinity' where state = 'held'").update();
        });
    }

    @Test
    void aRandomWalkKeepsEveryWatchInStep() {
        TeamId team = bench.house.team(Credits.of(100_000));
        Random random = new Random(4);
        for (int job = 0; job < 25; job++) {
            Attempt attempt = bench.sending(team, "walk " + job);
            assertInStep();
            bench.answer(attempt, SENT.get(random.nextInt(SENT.size())));
            assertInStep();
            for (int step = 0; step < 8; step++) {
                bench.clock.advance(Duration.ofSeconds(random.nextInt(600)));
                walk(attempt, random);
                assertInStep();
            }
        }
    }

    private void walk(Attempt attempt, Random random) {
        for (Watch watch : claim(500)) {
            if (watch.state() == JobState.SUBMITTING) {
                run(() -> bench.work.senderLost(watch, soon()));
            } else if (watch.taskId() == null) {
                run(() -> {
                    if (random.nextBoolean()) {
                        bench.work.recovered(watch, "found", soon());
                    } else {
                        bench.work.stillMissing(watch, soon());
                    }
                });
            } else {
                PollOutcome answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
                run(() -> bench.work.polled(watch, answer, soon()));
            }
        }
        run(polls::flush);
        Job job = bench.house.get(attempt.team(), attempt.job());
        if (job.state() == JobState.UNKNOWN && random.nextInt(4) == 0) {
            Outcome outcome = random.nextBoolean() ? Outcome.FAILED : Outcome.SUCCEEDED;
            asSystem(() ->
                    bench.resolutions.resolve(
                            job.team(), job.id(), new JobResolution(outcome, "Asked them", null)));
        }
    }

    @Test
    void anUnchangedPollLeavesTheWideRowAlone() {
        Watch made = bench.queued(bench.house.team(Credits.of(1_000)), "quiet");
        bench.poll(made, JobBench.RUNNING);
        Job before = bench.job(made);
        bench.clock.advance(Duration.ofMinutes(1));
        Watch claimed = claimOne(made);
        Instant next = bench.clock.instant().plusSeconds(7);
        PollOutcome further = new PollOutcome.Pending(true, 55, "processing");
        assertThat(asSystem(() -> bench.work.polled(claimed, further, next))).isFalse();
        run(polls::flush);
        Job after = bench.job(made);
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(after.progress()).isEqualTo(55);
        assertThat(after.nextCheckAt()).isEqualTo(next);
        assertThat(claim(500)).isEmpty();
        bench.clock.advance(Duration.ofSeconds(8));
        assertThat(claimOne(made).pollCount()).isEqualTo(claimed.pollCount() + 1);
    }

    @Test
    void whatTheLastQuestionBroughtIsShownUntilAnAnswerComes() {
        Watch made = bench.queued(bench.house.team(Credits.of(1_000)), "detail");
        bench.clock.advance(Duration.ofMinutes(1));
        Watch watch = claimOne(made);
        run(() -> bench.work.polled(watch, new PollOutcome.Unreachable("502"), soon()));
        run(polls::flush);
        assertThat(bench.job(made).providerReason()).isEqualTo("502");
        bench.clock.advance(Duration.ofMinutes(1));
        Watch again = claimOne(made);
        run(() -> bench.work.polled(again, WAITING, soon()));
        run(polls::flush);
        assertThat(bench.job(made).providerReason()).isNull();
    }

    @Test
    void aStalePollerWritesNothing() {
        Watch made = bench.queued(bench.house.team(Credits.of(1_000)), "stale");
        bench.clock.advance(Duration.ofMinutes(1));
        Watch stale = claimOne(made);
        bench.clock.advance(LEASE.plusSeconds(1));
        Watch fresh = claimOne(made);
        Job before = bench.job(made);
        for (PollOutcome answer : ANSWERS) {
            run(() -> bench.work.polled(stale, answer, Instant.EPOCH));
        }
        run(() -> bench.work.stillMissing(stale, Instant.EPOCH));
        run(() -> polls.postpone(stale, Instant.EPOCH));
        run(polls::flush);
        assertThat(bench.job(made)).isEqualTo(before);
        assertThat(asSystem(() -> bench.work.polled(fresh, JobBench.RUNNING, soon()))).isTrue();
        assertThat(bench.job(made).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void whoeverChangesAJobTakesTheLeaseOfThePollUnderWay() {
        Watch made = bench.queued(bench.house.team(Credits.of(1_000)), "changed meanwhile");
        bench.clock.advance(Duration.ofMinutes(1));
        Watch underWay = claimOne(made);
        bench.poll(made, JobBench.RUNNING);
        Instant next = bench.job(made).nextCheckAt();
        run(() -> bench.work.polled(underWay, WAITING, Instant.EPOCH));
        run(() -> bench.work.polled(underWay, JobBench.NOT_FOUND, Instant.EPOCH));
        run(polls::flush);
        assertThat(bench.job(made).state()).isEqualTo(JobState.RUNNING);
        assertThat(bench.job(made).nextCheckAt()).isEqualTo(next);
    }

    @Test
    void aTeamWithManyDueJobsDoesNotHideAnothers() {
        TeamId busy = bench.house.team(Credits.of(100_000));
        for (int i = 0; i < 40; i++) {
            bench.queued(busy, "busy " + i);
        }
        bench.clock.advance(Duration.ofSeconds(5));
        Watch alone = bench.queued(bench.house.team(Credits.of(1_000)), "alone");
        bench.clock.advance(Duration.ofMinutes(1));
        List<Watch> first = claim(10);
        assertThat(first).hasSize(10);
        assertThat(first).extracting(Watch::job).contains(alone.job());
        assertThat(asSystem(() -> polls.due(16)))
                .singleElement()
                .satisfies(due -> assertThat(due.count()).isEqualTo(16));
    }

    @Test
    void twoNodesNeverLeaseTheSameJob() {
        TeamId team = bench.house.team(Credits.of(100_000));
        for (int i = 0; i < 30; i++) {
            bench.queued(team, "shared " + i);
        }
        bench.clock.advance(Duration.ofMinutes(1));
        Set<Object> seen = new HashSet<>();
        List<Watch> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.addAll(claim(4));
        }
        all.forEach(watch -> seen.add(watch.job()));
        assertThat(all).hasSize(30);
        assertThat(seen).hasSize(30);
    }

    @Test
    void aDeadSenderIsFoundOutWithinAMinuteAndALivingOneIsLeftAlone() {
        TeamId team = bench.house.team(Credits.of(1_000));
        Attempt living = bench.sending(team, "living");
        Attempt dead = bench.sending(team, "dead");
        Duration half = polls.sendingLease().dividedBy(2);
        assertThat(polls.sendingLease()).isLessThanOrEqualTo(Duration.ofSeconds(40));
        bench.clock.advance(half);
        assertThat(asSystem(() -> polls.claimLost("taker", 10, LEASE))).isEmpty();
        assertThat(asSystem(() -> polls.stillSending(List.of(living))))
                .containsExactly(living.attemptId());
        bench.clock.advance(half.plusSeconds(1));
        List<Watch> lost = asSystem(() -> polls.claimLost("taker", 10, LEASE));
        assertThat(lost).extracting(Watch::job).containsExactly(dead.job());
        assertThat(asSystem(() -> polls.stillSending(List.of(living, dead))))
                .containsExactly(living.attemptId());
        run(() -> bench.work.senderLost(lost.getFirst(), soon()));
        assertThat(bench.house.get(team, dead.job()).state()).isEqualTo(JobState.UNKNOWN);
        assertThat(bench.house.get(team, living.job()).state()).isEqualTo(JobState.SUBMITTING);
    }

    @Test
    void anAccountThatIsGoneIsSaidAtOnce() {
        Watch made = bench.queued(bench.house.team(Credits.of(1_000)), "gone");
        bench.poll(made, new PollOutcome.Unreachable(PollOutcome.Unreachable.ACCOUNT_GONE));
        Job job = bench.job(made);
        assertThat(job.state()).isEqualTo(JobState.UNKNOWN);
        assertThat(job.unknownReason()).isEqualTo(UnknownReason.ACCOUNT_GONE);
    }

    private Watch claimOne(Watch made) {
        return claim(500).stream()
                .filter(watch -> watch.job().equals(made.job()))
                .findFirst()
                .orElseThrow();
    }

    private List<Watch> claim(int most) {
        return asSystem(() -> bench.work.claimDue("test", most, LEASE));
    }

    private Instant soon() {
        return bench.clock.instant().plusSeconds(15);
    }

    private static void run(Runnable work) {
        HouseFixtures.<Object>asSystem(
                (Supplier<Object>)
                        () -> {
                            work.run();
                            return true;
                        });
    }

    private void assertInStep() {
        long broken =
                transactions.onPlatform(() ->
                        jdbc.sql(
                                        """
                                        select count(*) from job j
                                        full join job_watch w
                                            on w.team_id = j.team_id and w.job_id = j.id
                                        where (j.state in
                                              ('submitting', 'queued', 'running', 'unknown'))
                                              is distinct from (w.job_id is not null)
                                           or (w.job_id is not null and
                                              (w.state, w.task_id, w.attempt_id, w.account_id,
                                               w.unknown_reason, w.unknown_since, w.accepted_at,
                                               w.model, w.off_peak)
                                              is distinct from
                                              (j.state, j.provider_task_id, j.attempt_id,
                                               j.provider_account_id, j.unknown_reason,
                                               j.unknown_since, j.accepted_at, j.model, j.off_peak))
                                           or (w.job_id is not null
                                               and j.next_action_at is not null)
                                        """)
                                .query(Long.class)
                                .single());
        assertThat(broken).isZero();
    }
}
