package io.framehouse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Instant NOW = Instant.parse("2026-11-21T12:20:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-21T12:19:30Z | just now
                    2026-11-21T12:16:00Z | 4 min ago
                    2026-11-21T10:20:00Z | 2 h ago
                    2026-11-20T12:20:00Z | yesterday 14:20
                    2026-11-18T12:20:00Z | 3 days ago
                    2026-11-14T12:20:00Z | 14 Nov 2026, 14:20
                    2026-11-22T12:20:00Z | 22 Nov 2026, 14:20
                    """)
    void listsShowRelativeTimes(Instant time, String text) {
        assertThat(TimeFormat.relative(time, NOW, HELSINKI)).isEqualTo(text);
    }

    @Test
    void theReadersMidnightMakesYesterday() {
        Instant justAfterMidnight = Instant.parse("2026-11-20T22:10:00Z");
        Instant justBefore = Instant.parse("2026-11-20T21:10:00Z");
        assertThat(TimeFormat.relative(justBefore, justAfterMidnight, HELSINKI))
                .isEqualTo("yesterday 23:10");
    }

    @Test
    void futureTimesCarryBothForms() {
        Instant reset = Instant.parse("2026-11-30T22:00:00Z");
        assertThat(TimeFormat.resets(reset, NOW, HELSINKI))
                .isEqualTo("resets in 9 days · 1 Dec 2026, 00:00 Europe/Helsinki");
    }

    @ParameterizedTest
    @CsvSource({
        "30, now",
        "1200, in 20 min",
        "18000, in 5 h",
        "90000, in 25 h",
        "172800, in 2 days"
    })
    void timeUntilNamesOneUnit(long seconds, String text) {
        assertThat(TimeFormat.until(NOW.plusSeconds(seconds), NOW)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s, 0:00",
        "72, 1 min 12 s, 1:12",
        "120, 2 min, 2:00",
        "7500, 2 h 5 min, 2:05:00",
        "273600, 3 d 4 h, 76:00:00",
        "-5, 0 s, 0:00"
    })
    void durationsNameTwoUnits(long seconds, String words, String clock) {
        assertThat(DurationFormat.words(Duration.ofSeconds(seconds))).isEqualTo(words);
        assertThat(DurationFormat.clock(Duration.ofSeconds(seconds))).isEqualTo(clock);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1 kB",
        "14230000, 14.2 MB",
        "999999999, 999.9 MB",
        "1000000000000, 1.0 TB"
    })
    void sizesCountInThousands(long bytes, String text) {
        assertThat(SizeFormat.bytes(bytes)).isEqualTo(text);
    }
}
