package io.framehouse.credits.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.internal.BudgetWindows.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetWindowsTest {
    @ParameterizedTest
    @CsvSource({
        // The days on which clocks change, and the ones after.
        "Europe/Berlin, 2026-03-29T10:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-10-25T10:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "Europe/Berlin, 2026-10-26T10:00:00Z, 2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z",
        "America/New_York, 2026-03-08T12:00:00Z, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        "America/New_York, 2026-11-01T12:00:00Z, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        // An offset of 5:45, never changed.
        "Asia/Kathmandu, 2026-11-18T18:14:59Z, 2026-11-17T18:15:00Z, 2026-11-18T18:15:00Z",
        "Asia/Kathmandu, 2026-11-18T18:15:00Z, 2026-11-18T18:15:00Z, 2026-11-19T18:15:00Z",
        // Midnight that does not exist, and midnight that comes twice.
        "Asia/Beirut, 2026-03-29T10:00:00Z, 2026-03-28T22:00:00Z, 2026-03-29T21:00:00Z",
        "America/Havana, 2026-11-01T04:30:00Z, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        "America/Havana, 2026-11-01T05:30:00Z, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
    })
    void aDayRunsFromMidnightToMidnight(String zone, Instant at, Instant starts, Instant ends) {
        assertThat(window(Period.DAY, at, zone)).isEqualTo(new Window(starts, ends));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T21:59:59Z, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-03-29T22:00:00Z, 2026-03-29T22:00:00Z, 2026-04-05T22:00:00Z",
        "America/New_York, 2026-11-02T04:30:00Z, 2026-10-26T04:00:00Z, 2026-11-02T05:00:00Z",
        "Asia/Kathmandu, 2026-11-18T10:00:00Z, 2026-11-15T18:15:00Z, 2026-11-22T18:15:00Z",
    })
    void aWeekBeginsOnMonday(String zone, Instant at, Instant starts, Instant ends) {
        assertThat(window(Period.WEEK, at, zone)).isEqualTo(new Window(starts, ends));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-15T10:00:00Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "Europe/Berlin, 2026-12-31T23:30:00Z, 2026-12-31T23:00:00Z, 2027-01-31T23:00:00Z",
        "America/New_York, 2026-11-01T03:59:59Z, 2026-10-01T04:00:00Z, 2026-11-01T04:00:00Z",
        "America/New_York, 2026-11-30T12:00:00Z, 2026-11-01T04:00:00Z, 2026-12-01T05:00:00Z",
        "Asia/Kathmandu, 2028-02-29T10:00:00Z, 2028-01-31T18:15:00Z, 2028-02-29T18:15:00Z",
    })
    void aMonthBeginsOnTheFirst(String zone, Instant at, Instant starts, Instant ends) {
        assertThat(window(Period.MONTH, at, zone)).isEqualTo(new Window(starts, ends));
    }

    @ParameterizedTest
    @CsvSource({
        // Spring: a day of 23 hours, also in its week and month; autumn: one of 25.
        "DAY, Europe/Berlin, 2026-03-29T12:00:00Z, 23",
        "WEEK, Europe/Berlin, 2026-03-25T12:00:00Z, 167",
        "MONTH, Europe/Berlin, 2026-03-02T12:00:00Z, 743",
        "DAY, Europe/Berlin, 2026-10-25T12:00:00Z, 25",
        "WEEK, Europe/Berlin, 2026-10-20T12:00:00Z, 169",
        "MONTH, Europe/Berlin, 2026-10-31T12:00:00Z, 745",
        "DAY, America/New_York, 2026-03-08T17:00:00Z, 23",
        "WEEK, America/New_York, 2026-03-03T17:00:00Z, 167",
        "MONTH, America/New_York, 2026-03-31T17:00:00Z, 743",
        "DAY, America/New_York, 2026-11-01T17:00:00Z, 25",
        "WEEK, America/New_York, 2026-10-27T17:00:00Z, 169",
        "MONTH, America/New_York, 2026-11-30T17:00:00Z, 721",
        "DAY, Asia/Kathmandu, 2026-03-29T12:00:00Z, 24",
        "WEEK, Asia/Kathmandu, 2026-10-25T12:00:00Z, 168",
        "MONTH, Asia/Kathmandu, 2026-02-28T18:14:59Z, 672",
        "MONTH, Asia/Kathmandu, 2026-02-28T18:15:00Z, 744",
    })
    void aWindowLastsAsLongAsItsDaysDo(Period period, String zone, Instant at, long hours) {
        Window window = window(period, at, zone);
        Instant endsAt = Objects.requireNonNull(window.endsAt());
        assertThat(Duration.between(window.startsAt(), endsAt)).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void aTotalIsTheSameInEveryZoneAndNeverEnds() {
        Instant at = Instant.parse("2026-11-18T10:00:00Z");
        assertThat(window(Period.TOTAL, at, "Europe/Berlin"))
                .isEqualTo(window(Period.TOTAL, at, "Asia/Kathmandu"))
                .extracting(Window::endsAt)
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Asia/Beirut"})
    void everyInstantOfAYearIsInsideItsWindowsAndWindowsLeaveNoGap(String zone) {
        Instant end = Instant.parse("2027-02-01T00:00:00Z");
        for (Instant at = Instant.parse("2026-01-01T00:00:00Z");
                at.isBefore(end);
                at = at.plus(Duration.ofMinutes(30))) {
            for (Period period : new Period[] {Period.DAY, Period.WEEK, Period.MONTH}) {
                Window window = window(period, at, zone);
                Instant endsAt = Objects.requireNonNull(window.endsAt());
                assertThat(at).isBetween(window.startsAt(), endsAt.minusNanos(1));
                assertThat(window(period, endsAt, zone).startsAt()).isEqualTo(endsAt);
            }
        }
    }

    private static Window window(Period period, Instant at, String zone) {
        return BudgetWindows.at(at, ZoneId.of(zone)).of(period);
    }
}
