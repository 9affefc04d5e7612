package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers that are none: no hold moves by them, and no job waits unseen because of them. */
@BenchStory
class DoubtfulAnswersIT {
    @Autowired JobBench bench;

    private TeamId team;

    @BeforeEach
    void makeTeam() {
        team = bench.house.team(Credits.of(1_000));
    }

    @Test
    void questionsRefusedForTooLongAreSilence() {
        Watch watch = bench.queued(team, "throttled");
        bench.poll(watch, new PollOutcome.Throttled(null));
        assertThat(bench.job(watch).state()).isEqualTo(JobState.QUEUED);
        bench.clock.advance(Duration.ofMinutes(20));
        bench.poll(watch, new PollOutcome.Throttled(null));
        isUnknown(watch, UnknownReason.SILENT_TOO_LONG);
        bench.poll(watch, JobBench.RUNNING);
        assertThat(bench.job(watch).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void successWithoutAVideoIsNamed() {
        Watch watch = bench.queued(team, "no video");
        bench.clock.advance(Duration.ofMinutes(20));
        bench.poll(watch, JobBench.NO_VIDEO);
        isUnknown(watch, UnknownReason.RESULT_MISSING);
        bench.poll(watch, JobBench.SUCCESS);
        assertThat(bench.job(watch).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aTaskThatNeverFinishesComesBeforeAPersonAndMayStillEnd() {
        Watch watch = bench.queued(team, "for ever");
        bench.clock.advance(Duration.ofHours(71));
        bench.poll(watch, JobBench.RUNNING);
        assertThat(bench.job(watch).state()).isEqualTo(JobState.RUNNING);
        bench.clock.advance(Duration.ofHours(2));
        bench.poll(watch, JobBench.RUNNING);
        isUnknown(watch, UnknownReason.NEVER_FINISHES);
        bench.poll(watch, JobBench.RUNNING);
        isUnknown(watch, UnknownReason.NEVER_FINISHES);
        assertThat(bench.words(watch)).filteredOn("unknown"::equals).hasSize(1);
        bench.poll(watch, JobBench.SUCCESS);
        assertThat(bench.trail(watch)).containsExactly("hold", "settle");
    }

    @Test
    void aCostThatFitsNoLedgerIsLeftToAPerson() {
        Watch watch = bench.queued(team, "dear");
        bench.poll(watch, succeededAt("1e20", "credits"));
        isUnknown(watch, UnknownReason.COST_UNCLEAR);
        bench.poll(watch, succeededAt("4", "pebbles"));
        isUnknown(watch, UnknownReason.COST_UNCLEAR);
        assertThat(bench.job(watch).providerReason()).contains("pebbles");
        bench.resolve(watch, Outcome.SUCCEEDED);
        assertThat(bench.spent(team)).isEqualTo(bench.job(watch).quote());
    }

    @Test
    void anAmountBeyondAllSenseIsRefused() {
        Watch watch = bench.lost(team, "a slip of the point");
        JobResolution slip =
                new JobResolution(Outcome.SUCCEEDED, "They said so", Credits.of(9_000_000_000L));
        assertThatThrownBy(() -> asSystem(() -> bench.resolutions.resolve(team, watch.job(), slip)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused ->
                                assertThat(refused.fieldErrors().getFirst().message())
                                        .contains("9000000000", "1000000000"));
        assertThat(bench.trail(watch)).containsExactly("hold");
    }

    @Test
    void aSenderThatSleptThroughItsLeaseSendsNothing() {
        Attempt attempt = bench.sending(team, "asleep");
        bench.answer(attempt, new SubmitOutcome.Unanswered("its lease ran out"));
        assertThatThrownBy(() -> asSystem(() -> bench.work.prepare(attempt)))
                .hasMessageContaining("given up");
    }

    @Test
    void aLongReasonDoesNotKeepALateSuccessFromTheBooks() {
        Watch watch = bench.lost(team, "long story");
        JobResolution told = new JobResolution(Outcome.FAILED, "x".repeat(500), null);
        asSystem(() -> bench.resolutions.resolve(team, watch.job(), told));
        bench.pollLate(watch, JobBench.SUCCESS);
        assertThat(bench.trail(watch)).containsExactly("hold", "release", "adjust");
        assertThat(bench.spent(team)).isEqualTo(bench.job(watch).quote());
    }

    private void isUnknown(Watch watch, UnknownReason why) {
        assertThat(bench.job(watch).state()).isEqualTo(JobState.UNKNOWN);
        assertThat(bench.job(watch).unknownReason()).isEqualTo(why);
        assertThat(bench.trail(watch)).containsExactly("hold");
    }

    private static PollOutcome succeededAt(String value, String unit) {
        return new PollOutcome.Succeeded(
                List.of(JobBench.FILE), new ProviderCost(new BigDecimal(value), unit), "success");
    }
}
