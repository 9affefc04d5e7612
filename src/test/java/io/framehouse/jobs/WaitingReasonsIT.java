package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.SubmitOutcome.Busy.Cause;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why a job waits again, and what is kept of one that failed. */
@BenchStory
class WaitingReasonsIT {
    @Autowired JobBench bench;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private TeamId team;

    @BeforeEach
    void start() {
        team = bench.house.team(Credits.of(1_000));
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT, provider_busy", "MODEL, model_unavailable", "IMAGE, image_not_fetched"})
    void whatIsNotNowHasAReasonOfItsOwn(Cause cause, String reason) {
        Attempt attempt = bench.sending(team, "not now");
        bench.answer(attempt, new SubmitOutcome.Busy("Word", "said", null, cause));
        Job job = bench.house.get(team, attempt.job());
        assertThat(job.state()).isEqualTo(JobState.HELD);
        assertThat(job.reason()).isEqualTo(reason);
        assertThat(job.providerReason()).isEqualTo("Word: said");
    }

    @Test
    void whatCannotBeSentWaitsAnHourAndSaysWhy() {
        Attempt attempt = bench.sending(team, "lost picture");
        Instant next = bench.clock.instant().plus(Duration.ofHours(1));
        HouseFixtures.<Object>asSystem(() -> {
            bench.work.notSendable(attempt, "This upload does not exist.", next);
            return true;
        });
        Job job = bench.house.get(team, attempt.job());
        assertThat(job.state()).isEqualTo(JobState.HELD);
        assertThat(job.reason()).isEqualTo("not_sendable");
        assertThat(job.providerReason()).isEqualTo("This upload does not exist.");
        assertThat(job.nextCheckAt()).isEqualTo(next);
        assertThat(bench.held(team).isZero()).isFalse();
        bench.clock.advance(Duration.ofMinutes(59));
        assertThat(asSystem(() -> bench.work.beginAttempts("bench", 100)))
                .extracting(Attempt::job)
                .doesNotContain(attempt.job());
        bench.clock.advance(Duration.ofMinutes(2));
        assertThat(asSystem(() -> bench.work.beginAttempts("bench", 100)))
                .extracting(Attempt::job)
                .contains(attempt.job());
    }

    @Test
    void whatAFailedTaskTookIsKeptAndMovesNoMoney() {
        Watch watch = bench.queued(team, "failed at a price");
        bench.poll(
                watch,
                new PollOutcome.Failed(
                        "Broken",
                        "It broke",
                        false,
                        new ProviderCost(new BigDecimal("12"), "credits")));
        assertThat(bench.job(watch).state()).isEqualTo(JobState.FAILED);
        assertThat(bench.trail(watch)).containsExactly("hold", "release");
        assertThat(bench.spent(team).isZero()).isTrue();
        assertThat(costOf(watch)).isEqualTo("12 credits");
    }

    private String costOf(Watch watch) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        "select provider_cost_value || ' ' || provider_cost_unit"
                                                + " from job where team_id = :team and id = :id")
                                .param("team", team.value())
                                .param("id", watch.job().value())
                                .query(String.class)
                                .single());
    }
}
