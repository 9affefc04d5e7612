package io.framehouse.credits;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a budget leads if it goes on as until now: a guess that can be checked by hand. Days are
 * those of the team's zone.
 *
 * @param base what the guess rests on; null where there is not enough history for one
 * @param atEnd settled and held at the window's end; null without a base, or where it never ends
 * @param low the same if each day to come is a quiet one, {@code high} if each is a busy one
 * @param crossesAt when the day begins on which the limit is crossed, or now where that is today;
 *     null where it is not, as far as the points reach
 * @param method how it was reckoned, or why not, with its figures, in whole sentences
 * @param points today and every day to come in the window, at most the next 28 days where it never
 *     ends; empty without a base
 * @see "Decision 0044: who pays, what is earned, where budgets lead"
 */
public record BudgetForecast(
        @Nullable Base base,
        @Nullable Credits atEnd,
        @Nullable Credits low,
        @Nullable Credits high,
        @Nullable Instant crossesAt,
        String method,
        List<Point> points) {
    public BudgetForecast {
        points = List.copyOf(points);
    }

    /**
     * The full days that were looked at.
     *
     * @param from the first, and {@code to} the last of them
     * @param perDay their mean, half up to one micro-credit
     * @param quietDay a quarter of them are no dearer, and a quarter no cheaper than {@code
     *     busyDay}
     */
    public record Base(
            LocalDate from,
            LocalDate to,
            int days,
            Credits perDay,
            Credits quietDay,
            Credits busyDay) {}

    /** What is expected to be settled and held when a day ends, against the limit of then. */
    public record Point(
            LocalDate day, Credits expected, Credits low, Credits high, Credits limit) {}
}
