package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock jumps while jobs run: what was held in a window is settled in that window. */
@BenchStory
class ClockJumpsIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired JobBench bench;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private TeamId team;
    private Credits price;

    @BeforeEach
    void tenBeforeMidnightWithRoomForTwoJobsADay() {
        ZonedDateTime now = bench.clock.instant().atZone(BERLIN);
        bench.clock.set(now.plusDays(1).with(LocalTime.of(23, 50)).toInstant());
        TeamId rich = bench.house.team(Credits.of(1_000));
        price = bench.job(bench.queued(rich, "price")).quote();
        team = bench.house.team(Credits.of(10_000));
        BudgetData twoADay =
                new BudgetData(
                        Scope.TEAM, null, Period.DAY, price.times(2), true, List.of(50, 80, 100));
        asSystem(() -> bench.budgets.replace(team, List.of(twoADay)));
    }

    @AfterEach
    void booksBalance() {
        assertThat(asSystem(bench.proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    @Test
    void forwardOverTheEndOfTheDayTheHoldKeepsItsWindow() {
        Watch settled = bench.queued(team, "late evening");
        Watch released = bench.queued(team, "late evening, in vain");
        assertThat(windows()).containsExactly("0 held 2");
        bench.clock.advance(Duration.ofMinutes(20));
        Watch next = bench.queued(team, "early morning");
        assertThat(windows()).containsExactly("0 held 2", "0 held 1");
        bench.poll(settled, JobBench.SUCCESS);
        bench.poll(released, JobBench.FAILURE);
        assertThat(windows()).containsExactly("1 held 0", "0 held 1");
        bench.poll(next, JobBench.SUCCESS);
        assertThat(windows()).containsExactly("1 held 0", "1 held 0");
    }

    @Test
    void aDecisionAndALateSuccessDaysLaterBelongToTheWindowOfTheJob() {
        Watch watch = bench.lost(team, "lost in the evening");
        bench.clock.advance(Duration.ofDays(2));
        bench.resolve(watch, Outcome.FAILED);
        assertThat(windows()).containsExactly("0 held 0");
        bench.clock.advance(Duration.ofDays(3));
        bench.pollLate(watch, JobBench.SUCCESS);
        assertThat(windows()).containsExactly("1 held 0");
    }

    @Test
    void anHourBackOverMidnightTheHoldStillKeepsItsWindow() {
        bench.queued(team, "evening");
        bench.clock.advance(Duration.ofMinutes(20));
        Watch morning = bench.queued(team, "morning");
        bench.clock.advance(Duration.ofHours(-1));
        Watch again = bench.queued(team, "evening again");
        assertThat(windows()).containsExactly("0 held 2", "0 held 1");
        bench.poll(morning, JobBench.RUNNING);
        bench.poll(morning, JobBench.SUCCESS);
        bench.poll(again, JobBench.SUCCESS);
        assertThat(windows()).containsExactly("1 held 1", "1 held 0");
        assertThat(bench.job(morning).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aSenderThatWokeUpHoursLaterStillBringsItsAnswer() {
        Attempt attempt = bench.sending(team, "slept");
        bench.clock.advance(Duration.ofHours(2));
        Watch lost =
                asSystem(() -> bench.work.claimDue("test", 1_000, Duration.ofSeconds(45))).stream()
                        .filter(watch -> watch.job().equals(attempt.job()))
                        .findFirst()
                        .orElseThrow();
        assertThat(lost.state()).isEqualTo(JobState.SUBMITTING);
        HouseFixtures.<Object>asSystem(() -> {
            bench.work.senderLost(lost, bench.clock.instant());
            return true;
        });
        assertThat(bench.house.get(team, attempt.job()).state()).isEqualTo(JobState.UNKNOWN);
        bench.clock.advance(Duration.ofHours(-1));
        bench.answer(attempt, new SubmitOutcome.Accepted("task", null, "created"));
        assertThat(bench.house.get(team, attempt.job()).state()).isEqualTo(JobState.QUEUED);
        assertThat(windows()).containsExactly("0 held 1");
    }

    /** Each window of the team's budget, oldest first, in jobs: spent and held. */
    private List<String> windows() {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        "select spent_micros / :price || ' held ' || held_micros /"
                                                + " :price from budget_window where team_id = :team"
                                                + " order by starts_at")
                                .param("price", price.micros())
                                .param("team", team.value())
                                .query(String.class)
                                .list());
    }
}
