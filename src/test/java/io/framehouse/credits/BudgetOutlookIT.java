package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.asSystem;
import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

/** Forecasts with figures that anybody can add up. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class BudgetOutlookIT {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @Autowired CreditsFixtures fixtures;
    @Autowired BudgetOutlook outlook;
    @Autowired BudgetLimits limits;
    @Autowired MutableClock clock;
    @Autowired RecordedEvents events;

    @Autowired
    @Qualifier("tellForecasts")
    RecurringTask<Void> tellForecasts;

    private TeamId team;

    @BeforeEach
    void makeATeam() {
        clock.set(CreditsContext.START);
        team = fixtures.teamWith(1_000_000);
    }

    @AfterEach
    void setClock() {
        clock.set(CreditsContext.START);
        assertThat(fixtures.findings()).isEmpty();
    }

    private void spend(String from, String to, long credits) {
        LocalDate day = LocalDate.parse(from);
        for (; !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
            at(day, "09:00");
            JobId job = fixtures.hold(team, credits);
            fixtures.settle(team, job, credits);
        }
    }

    private void at(LocalDate day, String time) {
        clock.set(day.atTime(LocalTime.parse(time)).atZone(HELSINKI).toInstant());
    }

    private BudgetForecast month() {
        return asSystem(() -> outlook.ofTeam(team, Period.MONTH)).orElseThrow();
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(HELSINKI).toInstant();
    }

    @Test
    void aMonthGoesOnAsItsFullDaysWent() {
        fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 400));
        spend("2026-11-01", "2026-11-10", 10);
        spend("2026-11-11", "2026-11-17", 20);
        at(LocalDate.parse("2026-11-18"), "12:00");
        fixtures.hold(team, 4);
        // 240 in 17 days are 14.117647 a day; 244 so far, 10.117647 missing today, 12 days to come.
        BudgetForecast forecast = month();
        assertThat(forecast.base())
                .isEqualTo(
                        new BudgetForecast.Base(
                                LocalDate.parse("2026-11-01"),
                                LocalDate.parse("2026-11-17"),
                                17,
                                Credits.parse("14.117647"),
                                Credits.of(10),
                                Credits.of(20)));
        assertThat(forecast.atEnd()).isEqualTo(Credits.parse("423.529411"));
        assertThat(forecast.low()).isEqualTo(Credits.of(244 + 6 + 120));
        assertThat(forecast.high()).isEqualTo(Credits.of(244 + 16 + 240));
        assertThat(forecast.points()).hasSize(13);
        // 254.117647 today; 11 more days make 409.411764, ten only 395.294117.
        assertThat(forecast.crossesAt()).isEqualTo(midnight("2026-11-29"));
        assertThat(forecast.method())
                .contains("so far: 244.", "10.117647", "12 days of 14.117647", "17 full days");
    }

    @Test
    void aHigherLimitIsCrossedLaterAndATemporaryRaiseOnlyWhileItLasts() {
        BudgetStatus budget =
                fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 200)).getFirst();
        spend("2026-11-01", "2026-11-10", 10);
        at(LocalDate.parse("2026-11-11"), "00:00");
        // 10 a day: 200 are reached by the end of the 20th and crossed on the 21st.
        assertThat(month().crossesAt()).isEqualTo(midnight("2026-11-21"));
        raise(budget.id(), 50, "2026-11-24");
        assertThat(month().crossesAt()).isEqualTo(midnight("2026-11-24"));
        raise(budget.id(), 500, "2026-12-10");
        assertThat(month().crossesAt()).isNull();
        assertThat(month().atEnd()).isEqualTo(Credits.of(300));
        fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 99));
        endRaises(budget.id());
        // Above the limit as it is now.
        assertThat(month().crossesAt()).isEqualTo(clock.instant());
    }

    private void look() {
        tellForecasts.executeRecurringly(
                new TaskInstance<>(tellForecasts.getName(), "recurring"),
                new ExecutionContext(null, null, null, null));
    }

    private List<BudgetWillCross> told() {
        return events.of(BudgetWillCross.class, team);
    }

    @Test
    void aBudgetThatWillCrossIsToldOnceAWindowThoughTwoNodesLook() throws Exception {
        fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 250));
        spend("2026-11-01", "2026-11-10", 10);
        at(LocalDate.parse("2026-11-11"), "00:00");
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> nodes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int node = 0; node < 4; node++) {
                nodes.add(
                        threads.submit(() -> {
                            start.await();
                            look();
                            return true;
                        }));
            }
            start.countDown();
        }
        for (Future<?> node : nodes) {
            node.get();
        }
        assertThat(told())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.limit()).isEqualTo(Credits.of(250));
                    assertThat(event.used()).isEqualTo(Credits.of(100));
                    assertThat(event.atEnd()).isEqualTo(Credits.of(300));
                    assertThat(event.crossesAt()).isEqualTo(midnight("2026-11-26"));
                    assertThat(event.method()).contains("10 full days");
                });
        spend("2026-11-11", "2026-11-12", 15);
        look();
        assertThat(told()).hasSize(1);
        // The next window is another one: 187 in four weeks are about 207 in December.
        spend("2026-11-13", "2026-11-19", 11);
        at(LocalDate.parse("2026-12-01"), "00:00");
        look();
        assertThat(told()).hasSize(1);
        spend("2026-12-01", "2026-12-08", 15);
        // 120 so far, and 23 days of 15.
        look();
        assertThat(told()).hasSize(2);
    }

    @Test
    void nobodyIsToldOfWhatFitsIsSwitchedOffOrIsAGuess() {
        BudgetData off =
                new BudgetData(
                        Scope.TEAM, null, Period.MONTH, Credits.of(250), true, List.of(), false);
        fixtures.replace(team, off);
        spend("2026-11-01", "2026-11-05", 10);
        look();
        spend("2026-11-06", "2026-11-10", 10);
        at(LocalDate.parse("2026-11-11"), "00:00");
        look();
        assertThat(told()).isEmpty();
        UUID budget =
                fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 250)).getFirst().id();
        raise(budget, 50, "2026-12-10");
        look();
        assertThat(told()).isEmpty();
        endRaises(budget);
        look();
        assertThat(told()).hasSize(1);
    }

    private void raise(UUID budget, long credits, String until) {
        asSystem(() -> limits.raise(team, budget, Credits.of(credits), midnight(until), "launch"));
    }

    private void endRaises(UUID budget) {
        asSystem(() -> {
            limits.raises(team).stream()
                    .filter(raise -> raise.budget().equals(budget))
                    .forEach(raise -> limits.endRaise(team, raise.id(), "over"));
            return true;
        });
    }

    @Test
    void sevenFullDaysOfTheWindowAreEnoughAndTheMeanIsRoundedOnceHalfUp() {
        fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 1_000));
        spend("2026-10-20", "2026-10-31", 20);
        spend("2026-11-01", "2026-11-06", 10);
        // Half past midnight there, and the evening before in UTC.
        at(LocalDate.parse("2026-11-08"), "00:30");
        fixtures.hold(team, 4);
        // 60 in seven days are 8.5714285714; 64 so far, 4.571429 missing today, 22 days to come.
        assertThat(month().base())
                .extracting(
                        BudgetForecast.Base::from,
                        BudgetForecast.Base::days,
                        BudgetForecast.Base::perDay)
                .containsExactly(LocalDate.parse("2026-11-01"), 7, Credits.parse("8.571429"));
        assertThat(month().atEnd()).isEqualTo(Credits.parse("257.142867"));
    }

    @Test
    void theFirstDaysOfAMonthGoByTheFourWeeksBefore() {
        fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 1_000));
        spend("2026-10-01", "2026-10-31", 7);
        at(LocalDate.parse("2026-11-01"), "00:00");
        // Nothing yet, 7 missing today, 29 days to come.
        assertThat(month().atEnd()).isEqualTo(Credits.of(210));
        assertThat(month().base())
                .extracting(BudgetForecast.Base::from, BudgetForecast.Base::days)
                .containsExactly(LocalDate.parse("2026-10-04"), 28);
        spend("2026-11-01", "2026-11-01", 50);
        // Today has had its share already.
        assertThat(month().atEnd()).isEqualTo(Credits.of(50 + 29 * 7));
        at(LocalDate.parse("2026-11-30"), "23:59");
        assertThat(month().points()).hasSize(1);
    }

    @Test
    void daysAreThoseOfTheCalendarWhenClocksChange() {
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.MONTH, 1_000),
                budget(Scope.TEAM, null, Period.WEEK, 1_000),
                budget(Scope.TEAM, null, Period.DAY, 30));
        clock.set(Instant.parse("2026-10-01T06:00:00Z"));
        spend("2026-10-01", "2026-10-24", 10);
        // The 25th has 25 hours; its last is that of 23:30 UTC+2.
        clock.set(Instant.parse("2026-10-25T21:30:00Z"));
        fixtures.hold(team, 3);
        assertThat(month().atEnd()).isEqualTo(Credits.of(240 + 10 + 6 * 10));
        assertThat(asSystem(() -> outlook.ofTeam(team, Period.DAY)).orElseThrow().atEnd())
                .isEqualTo(Credits.of(10));
        clock.set(Instant.parse("2026-10-25T22:30:00Z"));
        assertThat(month().atEnd()).isEqualTo(Credits.parse("301.32"));
        assertThat(month().points().getFirst().day()).isEqualTo(LocalDate.parse("2026-10-26"));
        BudgetForecast week = asSystem(() -> outlook.ofTeam(team, Period.WEEK)).orElseThrow();
        assertThat(week.points()).hasSize(7);
        assertThat(week.points().getLast().day()).isEqualTo(LocalDate.parse("2026-11-01"));
    }

    @Test
    void tooLittleHistoryIsSaidAndNotGuessed() {
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.MONTH, 300),
                budget(Scope.TEAM, null, Period.TOTAL, 1_000));
        BudgetForecast none = month();
        assertThat(none.base()).isNull();
        assertThat(none.method()).startsWith("Not enough history").endsWith("there are 0.");
        spend("2026-11-10", "2026-11-15", 5);
        at(LocalDate.parse("2026-11-16"), "08:00");
        BudgetForecast six = month();
        assertThat(six.atEnd()).isNull();
        assertThat(six.crossesAt()).isNull();
        assertThat(six.points()).isEmpty();
        assertThat(six.method()).endsWith("there are 6.");
        at(LocalDate.parse("2026-11-17"), "00:00");
        // Six days of 5 and one of none.
        assertThat(month().base())
                .extracting(BudgetForecast.Base::days, BudgetForecast.Base::perDay)
                .containsExactly(7, Credits.parse("4.285714"));
        BudgetForecast total = asSystem(() -> outlook.ofTeam(team, Period.TOTAL)).orElseThrow();
        assertThat(total.atEnd()).isNull();
        assertThat(total.points()).hasSize(29);
    }

    @Test
    void aCorrectionCountsOnTheDayOnWhichItsJobWasSent() {
        fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 1_000));
        at(LocalDate.parse("2026-10-05"), "23:59");
        JobId before = fixtures.hold(team, 10);
        fixtures.settle(team, before, 10);
        // The first day that is read begins at this midnight.
        at(LocalDate.parse("2026-10-07"), "00:00");
        JobId first = fixtures.hold(team, 10);
        fixtures.settle(team, first, 10);
        spend("2026-11-01", "2026-11-09", 10);
        at(LocalDate.parse("2026-11-10"), "23:59");
        JobId yesterday = fixtures.hold(team, 10);
        fixtures.settle(team, yesterday, 10);
        JobId released = fixtures.hold(team, 10);
        fixtures.release(team, released);
        at(LocalDate.parse("2026-11-11"), "12:00");
        fixtures.refund(team, yesterday, 4);
        fixtures.adjust(team, released, 1);
        fixtures.refund(team, before, 10);
        fixtures.refund(team, first, 7);
        // 90 and 10 - 4 + 1 in ten days: 9.7 so far a day and for today, where nothing was sent.
        assertThat(month().base())
                .extracting(BudgetForecast.Base::from, BudgetForecast.Base::perDay)
                .containsExactly(LocalDate.parse("2026-11-01"), Credits.parse("9.7"));
        assertThat(month().atEnd()).isEqualTo(Credits.of(97 + 194));
        at(LocalDate.parse("2026-11-03"), "12:00");
        // By the four weeks before: 3 of the 7th, and 20 of the month's first two days.
        assertThat(month().base())
                .extracting(BudgetForecast.Base::from, BudgetForecast.Base::perDay)
                .containsExactly(LocalDate.parse("2026-10-06"), Credits.parse("0.821429"));
    }

    @Test
    void aMemberIsGuessedByTheirOwnJobsOnly() {
        UserId aino = fixtures.person();
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.MONTH, 9_000),
                budget(Scope.MEMBER, aino.value(), Period.MONTH, 1_000));
        spend("2026-11-01", "2026-11-10", 100);
        for (int day = 1; day <= 10; day++) {
            at(LocalDate.of(2026, 11, day), "10:00");
            JobId job = fixtures.hold(team, 2, aino, null);
            if (day % 2 == 0) {
                fixtures.release(team, job);
            } else {
                fixtures.settle(team, job, 2);
                fixtures.refund(team, job, 1);
            }
        }
        at(LocalDate.parse("2026-11-11"), "00:00");
        BudgetForecast own =
                asSystem(() -> outlook.of(team)).values().stream()
                        .filter(one -> one.base() != null)
                        .filter(one -> one.base().perDay().equals(Credits.parse("0.5")))
                        .findFirst()
                        .orElseThrow();
        // Five days of one credit after the refund, five of none: 5 so far, 20 days of a half.
        assertThat(own.atEnd()).isEqualTo(Credits.of(15));
        assertThat(month().atEnd()).isEqualTo(Credits.of(1_005 + 2_010));
    }
}
