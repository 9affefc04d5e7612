package io.framehouse.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.providers.PollOutcome;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPlanTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration USUAL = Duration.ofMinutes(3);

    /** Never adds anything, so that the plan itself is seen. */
    private final PollPlan plan = new PollPlan((RandomGenerator) () -> 0L);

    @ParameterizedTest(name = "{0} s after acceptance the next question is {1} s later")
    @CsvSource({"0, 3", "29, 3", "30, 5", "179, 5", "180, 5", "200, 7", "220, 11", "600, 30"})
    void asksOftenThenLessOften(long ageSeconds, long pauseSeconds) {
        Instant now = START.plusSeconds(ageSeconds);
        Duration pause = Duration.between(now, plan.next(watch(false, 0), now));
        assertThat(pause.toSeconds()).isEqualTo(pauseSeconds);
    }

    @Test
    void offPeakStartsAtAMinuteAndGrowsToFive() {
        assertThat(pause(watch(true, 0))).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(watch(true, 500))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theProvidersWishIsHonoured() {
        PollOutcome throttled = new PollOutcome.Throttled(Duration.ofSeconds(77));
        assertThat(plan.next(watch(false, 0), throttled, START)).isEqualTo(START.plusSeconds(77));
        assertThat(plan.sendAgain(START, Duration.ofSeconds(9), 1)).isEqualTo(START.plusSeconds(9));
    }

    @Test
    void aWishForPollsCountsForTenMinutesAtMost() {
        PollOutcome day = new PollOutcome.Throttled(Duration.ofHours(24));
        assertThat(plan.next(watch(false, 0), day, START)).isEqualTo(START.plusSeconds(600));
        assertThat(plan.accountAgain(START, Duration.ofHours(24), 1))
                .isEqualTo(START.plusSeconds(600));
    }

    @Test
    void aWishToComeAtOnceIsNoLoopWithoutAPause() {
        Duration atOnce = Duration.ZERO;
        assertThat(plan.sendAgain(START, atOnce, 1)).isEqualTo(START.plusSeconds(2));
        assertThat(plan.sendAgain(START, Duration.ofSeconds(1), 5))
                .isEqualTo(START.plusSeconds(32));
        PollOutcome throttled = new PollOutcome.Throttled(atOnce);
        assertThat(plan.next(watch(false, 0), throttled, START)).isEqualTo(START.plusSeconds(10));
        assertThat(plan.next(watch(true, 0), throttled, START)).isEqualTo(START.plusSeconds(60));
        assertThat(plan.accountAgain(START, atOnce, 3)).isEqualTo(START.plusSeconds(8));
    }

    @Test
    void withoutAWishTheQuestionsBecomeFewer() {
        PollOutcome throttled = new PollOutcome.Throttled(null);
        assertThat(plan.next(watch(false, 0), throttled, START)).isEqualTo(START.plusSeconds(10));
        assertThat(plan.next(watch(true, 0), throttled, START)).isEqualTo(START.plusSeconds(60));
        assertThat(plan.accountAgain(START, null, 1)).isEqualTo(START.plusSeconds(2));
        assertThat(plan.accountAgain(START, null, 3)).isEqualTo(START.plusSeconds(8));
        assertThat(plan.accountAgain(START, null, 99)).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void whereTheAccountIsGoneAskingIsRare() {
        PollOutcome gone = new PollOutcome.Unreachable(PollOutcome.Unreachable.ACCOUNT_GONE);
        assertThat(plan.next(watch(false, 0), gone, START)).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void sendingAgainBacksOffToAMinute() {
        assertThat(plan.sendAgain(START, null, 1)).isEqualTo(START.plusSeconds(2));
        assertThat(plan.sendAgain(START, null, 40)).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aLostJobIsLookedForEveryFifteenSecondsForTenMinutes() {
        Watch lost = lostSince(START);
        assertThat(pause(lost, START.plusSeconds(599))).isEqualTo(Duration.ofSeconds(15));
        assertThat(pause(lost, START.plusSeconds(601))).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(lost, START.plusSeconds(7_201))).isEqualTo(Duration.ofHours(1));
        assertThat(plan.firstSearch(START)).isBefore(START.plusSeconds(10));
    }

    @Test
    void jitterAddsATenthAtMost() {
        PollPlan jittered = new PollPlan(RandomGenerator.getDefault());
        for (int i = 0; i < 1_000; i++) {
            Duration pause = Duration.between(START, jittered.next(watch(false, 0), START));
            assertThat(pause).isBetween(Duration.ofMillis(3_000), Duration.ofMillis(3_300));
        }
    }

    private Duration pause(Watch watch) {
        return pause(watch, START);
    }

    private Duration pause(Watch watch, Instant now) {
        return Duration.between(now, plan.next(watch, now));
    }

    private static Watch watch(boolean offPeak, int polls) {
        return new Watch(
                TeamId.random(),
                JobId.random(),
                JobState.RUNNING,
                null,
                null,
                null,
                null,
                "task",
                "img2video",
                offPeak,
                polls,
                START,
                START,
                USUAL);
    }

    private static Watch lostSince(Instant since) {
        return new Watch(
                TeamId.random(),
                JobId.random(),
                JobState.UNKNOWN,
                UnknownReason.SUBMIT_UNANSWERED,
                since,
                null,
                null,
                null,
                "img2video",
                false,
                0,
                null,
                null,
                USUAL);
    }
}
