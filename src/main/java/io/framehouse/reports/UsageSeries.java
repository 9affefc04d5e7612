package io.framehouse.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Usage over time, by model. Steps and models without usage are not listed.
 *
 * @param points by time, then model
 * @param total of all points
 */
public record UsageSeries(Step step, List<Point> points, UsageFigures total, Instant asOf) {
    public UsageSeries {
        points = List.copyOf(points);
    }

    /** How long a point is; each is also a word of the grouping. */
    public enum Step {
        DAY,
        /** From Monday. */
        WEEK,
        MONTH
    }

    /**
     * One model in one step.
     *
     * @param start first day of the step; of a week or month it may lie before the period
     */
    public record Point(LocalDate start, String model, UsageFigures figures) {}
}
