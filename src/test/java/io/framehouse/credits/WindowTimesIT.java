package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Budgets over days that last 23 and 25 hours, over moves of the team and of the clock. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class WindowTimesIT {
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired CreditsFixtures fixtures;
    @Autowired MutableClock clock;

    @AfterEach
    void theBooksBalance() {
        assertThat(fixtures.findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1} has {2} hours")
    @CsvSource({
        "Europe/Berlin, 2026-03-28T23:00:00Z, 23",
        "Europe/Berlin, 2026-10-24T22:00:00Z, 25",
        "America/New_York, 2026-03-08T05:00:00Z, 23",
        "America/New_York, 2026-11-01T04:00:00Z, 25",
        "Asia/Kathmandu, 2026-03-28T18:15:00Z, 24",
    })
    void aDayCountsEveryHourItHasAndNoOther(String zone, Instant midnight, int hours) {
        TeamId team = teamIn(zone);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 1_000));
        for (int hour = -3; hour < hours + 3; hour++) {
            clock.set(midnight.plus(HOUR.multipliedBy(hour)).plusSeconds(1_800));
            fixtures.hold(team, 1);
        }
        Instant end = midnight.plus(HOUR.multipliedBy(hours));
        clock.set(midnight);
        assertThat(only(team))
                .extracting(BudgetStatus::held, BudgetStatus::resetsAt)
                .containsExactly(Credits.of(hours), end);
        clock.set(end.minusNanos(1_000));
        assertThat(only(team).held()).isEqualTo(Credits.of(hours));
        clock.set(end);
        assertThat(only(team).held()).isEqualTo(Credits.of(3));
        clock.set(midnight.minusNanos(1_000));
        assertThat(only(team).held()).isEqualTo(Credits.of(3));
    }

    @ParameterizedTest(name = "{1} in {0} until {3}")
    @CsvSource({
        // The hour that does not exist, and the one that comes twice, are in the middle of these.
        "Europe/Berlin, WEEK, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, WEEK, 2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z",
        "Europe/Berlin, MONTH, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "Europe/Berlin, MONTH, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
        "America/New_York, WEEK, 2026-03-02T05:00:00Z, 2026-03-09T04:00:00Z",
        "America/New_York, WEEK, 2026-10-26T04:00:00Z, 2026-11-02T05:00:00Z",
        "America/New_York, MONTH, 2026-03-01T05:00:00Z, 2026-04-01T04:00:00Z",
        "America/New_York, MONTH, 2026-11-01T04:00:00Z, 2026-12-01T05:00:00Z",
        "Asia/Kathmandu, WEEK, 2026-10-18T18:15:00Z, 2026-10-25T18:15:00Z",
        "Asia/Kathmandu, MONTH, 2028-01-31T18:15:00Z, 2028-02-29T18:15:00Z",
    })
    void aHardLimitHoldsToTheLastInstantAndBeginsAnewAtTheNext(
            String zone, Period period, Instant start, Instant end) {
        TeamId team = teamIn(zone);
        fixtures.replace(team, budget(Scope.TEAM, null, period, 10));
        clock.set(start);
        JobId first = fixtures.hold(team, 6);
        clock.set(end.minusNanos(1_000));
        fixtures.hold(team, 4);
        assertThat(refusalOf(team))
                .extracting(refusal -> refusal.details().get("resets_at"))
                .isEqualTo(end.toString());
        clock.set(end);
        fixtures.hold(team, 10);
        fixtures.settle(team, first, 6);
        fixtures.refund(team, first, 2);
        assertThat(only(team))
                .extracting(BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(Credits.ZERO, Credits.of(10));
        clock.set(start);
        assertThat(only(team))
                .extracting(BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(Credits.of(4), Credits.of(4));
    }

    @Test
    void aClockThatJumpsBackAndForthCountsEachJobWhereItWasSubmitted() {
        TeamId team = teamIn("Europe/Berlin");
        Instant sunday = Instant.parse("2026-10-25T12:00:00Z");
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 10));
        clock.set(sunday);
        JobId onSunday = fixtures.hold(team, 10);
        clock.set(sunday.minus(Duration.ofDays(1)));
        JobId onSaturday = fixtures.hold(team, 7);
        fixtures.settle(team, onSunday, 9);
        assertThat(only(team))
                .extracting(BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(Credits.ZERO, Credits.of(7));
        clock.set(sunday.plus(Duration.ofDays(30)));
        fixtures.release(team, onSaturday);
        fixtures.adjust(team, onSaturday, 3);
        fixtures.hold(team, 10);
        clock.set(sunday);
        assertThat(only(team))
                .extracting(BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(Credits.of(9), Credits.ZERO);
        assertThat(refusalOf(team)).isNotNull();
        clock.set(sunday.minus(Duration.ofDays(1)));
        assertThat(only(team).spent()).isEqualTo(Credits.of(3));
    }

    @Test
    void aTeamThatMovesWithOpenHoldsKeepsEveryCreditInOldAndNewWindows() {
        TeamId team = teamIn("America/New_York");
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 1_000),
                budget(Scope.TEAM, null, Period.MONTH, 1_000));
        // 22:00 on 31 October in New York, 03:00 on 1 November in Berlin, 07:45 in Kathmandu.
        clock.set(Instant.parse("2026-11-01T02:00:00Z"));
        JobId settled = fixtures.hold(team, 40);
        JobId released = fixtures.hold(team, 20);
        fixtures.moveTo(team, "Europe/Berlin");
        fixtures.hold(team, 5);
        fixtures.settle(team, settled, 30);
        fixtures.moveTo(team, "Asia/Kathmandu");
        fixtures.release(team, released);
        fixtures.adjust(team, released, 15);
        fixtures.refund(team, settled, 10);
        for (String zone : List.of("America/New_York", "Europe/Berlin", "Asia/Kathmandu")) {
            fixtures.moveTo(team, zone);
            assertThat(fixtures.list(team))
                    .as(zone)
                    .extracting(BudgetStatus::spent, BudgetStatus::held)
                    .containsOnly(tuple(Credits.of(35), Credits.of(5)));
        }
        fixtures.moveTo(team, "America/New_York");
        clock.set(Instant.parse("2026-11-01T04:00:00Z"));
        assertThat(fixtures.list(team))
                .extracting(BudgetStatus::spent, BudgetStatus::resetsAt)
                .containsExactly(
                        tuple(Credits.ZERO, Instant.parse("2026-11-02T05:00:00Z")),
                        tuple(Credits.ZERO, Instant.parse("2026-12-01T05:00:00Z")));
        fixtures.moveTo(team, "Europe/Berlin");
        assertThat(fixtures.list(team))
                .extracting(BudgetStatus::spent)
                .containsOnly(Credits.of(35));
    }

    private TeamId teamIn(String zone) {
        clock.set(CreditsContext.START);
        TeamId team = fixtures.team(zone);
        fixtures.grant(team, 10_000);
        return team;
    }

    private BudgetStatus only(TeamId team) {
        return fixtures.list(team).getFirst();
    }

    private DomainException refusalOf(TeamId team) {
        return catchThrowableOfType(DomainException.class, () -> fixtures.hold(team, 2));
    }
}
