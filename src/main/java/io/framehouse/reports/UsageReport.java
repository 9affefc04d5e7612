package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settled usage, grouped: what jobs settled, with later refunds and adjustments of them as lines of
 * their own, on the day they were booked. Over all time it equals what the ledger calls spent.
 * Every method checks the current actor.
 */
public interface UsageReport {
    /**
     * The zone whose days a report counts in.
     *
     * @param team null for all teams: the platform's, UTC unless set, in which months are booked
     */
    ZoneId zone(@Nullable TeamId team);

    /**
     * Totals of settled usage.
     *
     * @param team null for all teams (platform roles)
     * @param from first day, and {@code to} last day, in the zone of {@link #zone}
     * @param groupBy any of model, member, key, cost_center, day; over all teams also team,
     *     provider
     */
    Usage totals(@Nullable TeamId team, LocalDate from, LocalDate to, List<String> groupBy);

    /**
     * Writes one CSV row a settled job and one a later correction, streamed, formula-safe, oldest
     * first.
     */
    void writeCsv(@Nullable TeamId team, LocalDate from, LocalDate to, OutputStream target);

    /** A report. */
    record Usage(List<UsageRow> rows, long jobs, long seconds, Credits settled) {}

    /**
     * One group.
     *
     * @param group the values of the grouping, by name, in the order asked; null where none
     */
    record UsageRow(
            Map<String, @Nullable String> group, long jobs, long seconds, Credits settled) {}
}
