package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.ExportSchedules.Frequency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods are days of a place, however long those are. */
class SchedulePeriodTest {
    @ParameterizedTest
    @CsvSource({
        // Clocks go forward in the night to the 29th, and back in the night to the 25th.
        "daily, Europe/Helsinki, 2026-03-28, 2026-03-28, 2026-03-28, 2026-03-28T22:15:00Z",
        "daily, Europe/Helsinki, 2026-03-29, 2026-03-29, 2026-03-29, 2026-03-29T21:15:00Z",
        "daily, Europe/Helsinki, 2026-10-24, 2026-10-24, 2026-10-24, 2026-10-24T21:15:00Z",
        "daily, Europe/Helsinki, 2026-10-25, 2026-10-25, 2026-10-25, 2026-10-25T22:15:00Z",
        // The 29th begins at one o'clock, since midnight is left out.
        "daily, Asia/Beirut, 2026-03-28, 2026-03-28, 2026-03-28, 2026-03-28T22:15:00Z",
        "weekly, Europe/Helsinki, 2026-03-29, 2026-03-23, 2026-03-29, 2026-03-29T21:15:00Z",
        "weekly, UTC, 2026-03-30, 2026-03-30, 2026-04-05, 2026-04-06T00:15:00Z",
        "monthly, America/Los_Angeles, 2028-02-29, 2028-02-01, 2028-02-29, 2028-03-01T08:15:00Z",
        "month_closed, UTC, 2026-12-31, 2026-12-01, 2026-12-31, 2027-01-01T00:15:00Z"
    })
    void aPeriodIsDueAQuarterOfAnHourAfterItsLastDay(
            String frequency,
            ZoneId zone,
            LocalDate day,
            LocalDate first,
            LocalDate last,
            Instant due) {
        SchedulePeriod period =
                SchedulePeriod.of(Frequency.valueOf(frequency.toUpperCase(Locale.ROOT)), day);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period.due(zone)).isEqualTo(due);
        assertThat(period.next().first()).isEqualTo(last.plusDays(1));
    }
}
