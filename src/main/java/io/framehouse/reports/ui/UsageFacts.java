package io.framehouse.reports.ui;

import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.reports.UsageSeries;
import io.framehouse.shared.Credits;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a usage screen.
 *
 * @param today in the report's zone
 * @param usage by the chosen group
 * @param series by model
 * @param models usage by model, where the group is another
 * @param accounts by provider account; null for a team
 * @param before the period before by the same group, where asked for; {@code beforePeriod} which it
 *     was
 * @param money of a team; null over all teams
 */
record UsageFacts(
        UsageAsk ask,
        LocalDate today,
        Usage usage,
        UsageSeries series,
        Usage models,
        @Nullable Usage accounts,
        @Nullable Usage before,
        UsagePeriod beforePeriod,
        @Nullable UsageMoney money) {
    /** Whether nothing was settled, corrected, failed or stopped. */
    boolean isEmpty() {
        return usage.total().lines() == 0
                && usage.total().failed() == 0
                && usage.total().cancelled() == 0;
    }

    /** What the same group came to in the period before; empty where it had none. */
    Optional<UsageRow> before(UsageRow row) {
        return before == null
                ? Optional.empty()
                : before.rows().stream().filter(one -> one.ids().equals(row.ids())).findFirst();
    }

    /** What was settled in each step. */
    Map<LocalDate, Credits> settled() {
        Map<LocalDate, Credits> sums = new HashMap<>();
        series.points()
                .forEach(point ->
                        sums.merge(point.start(), point.figures().settled(), Credits::plus));
        return sums;
    }

    /** Where a running month leads, counted in days and of all usage of the period. */
    Optional<UsageForecast> forecast() {
        return series.step() == UsageSeries.Step.DAY
                ? UsageForecast.of(settled(), ask.period(), today)
                : Optional.empty();
    }
}
