package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Totals without a filter. */
    default Usage totals(
            @Nullable TeamId team, LocalDate from, LocalDate to, List<String> groupBy) {
        return totals(team, from, to, UsageFilter.ALL, groupBy);
    }

    /**
     * Totals of usage; all figures are of one moment. Of more than 5,000 groups the largest are
     * listed; the sum is of all. A line counts under each of its labels, and once in the sum.
     *
     * @param team null for all teams (platform roles)
     * @param from first day, and {@code to} last day, in the zone of {@link #zone}; over all teams
     *     whole months are those of the books
     * @param groupBy any of model, member, key, cost_center, label, resolution, off_peak, day, week
     *     (its Monday), month; over all teams also team, provider
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST for an unknown group, or a filter
     *     of the platform's asked of a team
     */
    Usage totals(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groupBy);

    /** Usage over time, by model, as of one moment; the days are those of {@link #totals}. */
    UsageSeries series(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            UsageSeries.Step step);

    /**
     * What the figures of {@link #totals} are made of, newest first.
     *
     * @param kinds which; none for the lines of the books: settled jobs and corrections
     */
    Page<UsageEntry> lines(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            Set<UsageEntry.Kind> kinds,
            PageRequest page);

    /**
     * Writes one CSV row a settled job and one a later correction, streamed, formula-safe, oldest
     * first.
     */
    void writeCsv(@Nullable TeamId team, LocalDate from, LocalDate to, OutputStream target);

    /**
     * A report.
     *
     * @param asOf the moment of all figures
     */
    record Usage(List<UsageRow> rows, UsageFigures total, Instant asOf) {
        public Usage {
            rows = List.copyOf(rows);
        }

        /** A report of settled jobs alone. */
        public Usage(List<UsageRow> rows, long jobs, long seconds, Credits settled) {
            this(rows, UsageFigures.of(jobs, seconds, settled), Instant.EPOCH);
        }

        public long jobs() {
            return total.jobs();
        }

        public long seconds() {
            return total.seconds();
        }

        public Credits settled() {
            return total.settled();
        }
    }

    /**
     * One group.
     *
     * @param group the values of the grouping as names, by their words in the order asked; a dash
     *     where there is none
     * @param ids what {@link UsageFilter#narrowed} takes for them: ids of persons, keys, teams and
     *     accounts, else the value itself; null where there is none
     */
    record UsageRow(
            Map<String, @Nullable String> group,
            Map<String, @Nullable String> ids,
            UsageFigures figures) {
        /** A row of settled jobs alone, whose names are its ids. */
        public UsageRow(
                Map<String, @Nullable String> group, long jobs, long seconds, Credits settled) {
            this(group, group, UsageFigures.of(jobs, seconds, settled));
        }

        public long jobs() {
            return figures.jobs();
        }

        public long seconds() {
            return figures.seconds();
        }

        public Credits settled() {
            return figures.settled();
        }
    }
}
