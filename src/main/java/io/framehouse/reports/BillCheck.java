package io.framehouse.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says by a mapping, before anything is kept.
 *
 * @param charges lines that cost something, and {@code credits} that give something back
 * @param totals rows that only add up others and are left out of the comparison
 * @param unread rows that could not be read; {@code problems} has the first 100
 * @param sum of all amounts in the mapping's unit
 * @param from the first day that a line names, and {@code to} the last; null where none does
 */
public record BillCheck(
        int charges,
        int credits,
        int totals,
        int unread,
        BigDecimal sum,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Problem> problems) {
    public BillCheck {
        problems = List.copyOf(problems);
    }

    /**
     * One row that could not be read.
     *
     * @param line of the file, from 1
     * @param message names field, rule and value, and what to do
     */
    public record Problem(int line, String field, String rule, String message) {}

    /** Rows in all. */
    public int lines() {
        return charges + credits + totals + unread;
    }
}
