package io.framehouse.reports;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a provider's bill are read. Columns are named as in the heading, without blanks
 * around the name; the same name twice means the first.
 *
 * @param delimiter one of comma, semicolon, tab and vertical bar
 * @param skip rows above the heading, 0 to 100
 * @param task the column of their task id, or null where the bill names no tasks
 * @param time the column of the time or day, or null where it has none
 * @param amount the column of what a line costs
 * @param unit the column of the unit, or null where all lines have the same
 * @param description the column of free words, or null
 * @param decimalComma whether amounts are written as 1.234,56
 * @param costsNegative whether the bill shows what it takes with a minus, as lists of a balance do
 * @param timePattern as for {@link java.time.format.DateTimeFormatter}; null for the usual forms
 * @param zone of times that name none, and of the provider's days
 * @param defaultUnit {@code credits} or {@code USD}: of lines that say nothing else
 * @param perDay whether a line is the sum of a day and not one task
 */
public record BillMapping(
        char delimiter,
        int skip,
        @Nullable String task,
        @Nullable String time,
        String amount,
        @Nullable String unit,
        @Nullable String description,
        boolean decimalComma,
        boolean costsNegative,
        @Nullable String timePattern,
        ZoneId zone,
        String defaultUnit,
        boolean perDay) {}
