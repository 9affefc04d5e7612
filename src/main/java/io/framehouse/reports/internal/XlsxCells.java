package io.framehouse.reports.internal;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a row, from left to right. Spreadsheets keep numbers as binary floating point, of which
 * 15 decimal digits survive any reading and writing: an amount with more is written as text, so
 * that no program rounds it silently.
 */
final class XlsxCells {
    private static final int EXACT_DIGITS = 15;
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final BigDecimal NANOS_OF_DAY = BigDecimal.valueOf(86_400_000_000_000L);

    /** Of a day; 9 microseconds. */
    private static final int TIME_SCALE = 10;

    private final Worksheet sheet;
    private int row;
    private int column;

    XlsxCells(Worksheet sheet) {
        this.sheet = sheet;
    }

    void row(int number) {
        row = number;
        column = 0;
    }

    void text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            sheet.inlineString(row, column, text);
        }
        column++;
    }

    void number(@Nullable Long number) {
        if (number != null) {
            sheet.value(row, column, number);
        }
        column++;
    }

    void decimal(Credits amount) {
        decimal(amount.toWire());
    }

    void decimal(@Nullable String plain) {
        if (plain == null || !isExact(new BigDecimal(plain))) {
            text(plain);
            return;
        }
        sheet.value(row, column, new BigDecimal(plain));
        column++;
    }

    /** A wall clock time; the column says of which zone. */
    void time(LocalDateTime time) {
        BigDecimal day = BigDecimal.valueOf(ChronoUnit.DAYS.between(FIRST_DAY, time.toLocalDate()));
        BigDecimal part =
                BigDecimal.valueOf(time.toLocalTime().toNanoOfDay())
                        .divide(NANOS_OF_DAY, TIME_SCALE, RoundingMode.HALF_UP);
        formatted(day.add(part), "yyyy-mm-dd hh:mm:ss");
    }

    void day(LocalDate day) {
        formatted(BigDecimal.valueOf(ChronoUnit.DAYS.between(FIRST_DAY, day)), "yyyy-mm-dd");
    }

    private void formatted(BigDecimal value, String format) {
        sheet.value(row, column, value);
        sheet.style(row, column).format(format).set();
        column++;
    }

    private static boolean isExact(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return Math.max(bare.precision(), bare.precision() - bare.scale()) <= EXACT_DIGITS;
    }
}
