package io.framehouse.reports.internal;

import io.framehouse.reports.KeyUsage;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageSeries;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import io.framehouse.teams.Teams;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Usage of one team for its members, of all teams for the platform's finance. */
@Service
class UsageReportService implements UsageReport, KeyUsage {
    private static final String MODEL = "model";
    private static final int MONTH_LENGTH = 7;

    /** Ten years of days with a hundred models each. */
    private static final int MOST_POINTS = 366_000;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final Teams teams;
    private final UsageQuery query;
    private final UsageLines lines;
    private final UsageEntries entries;
    private final Clock clock;
    private final ZoneId platformZone;

    UsageReportService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            Teams teams,
            UsageQuery query,
            UsageLines lines,
            UsageEntries entries,
            Clock clock,
            @Value("${framehouse.time-zone:UTC}") ZoneId platformZone) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.teams = teams;
        this.query = query;
        this.lines = lines;
        this.entries = entries;
        this.clock = clock;
        this.platformZone = platformZone;
    }

    @Override
    public Usage totals(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groupBy) {
        return totals(team, from, to, filter, groupBy, UsageQuery.MOST_ROWS);
    }

    /**
     * The same with another limit.
     *
     * @param most how many groups at most, the largest
     */
    Usage totals(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groupBy,
            int most) {
        UsageSource source = source(team, from, to, filter);
        List<UsageGroup> groups = UsageGroup.of(groupBy, team == null);
        Instant asOf = clock.instant();
        UsageQuery.Found found = in(team, () -> query.totals(source, groups, most));
        return new Usage(found.rows(), found.total(), asOf);
    }

    @Override
    public UsageSeries series(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            UsageSeries.Step step) {
        UsageSource source = source(team, from, to, filter);
        String time = Wire.of(step);
        List<UsageGroup> groups = UsageGroup.of(List.of(time, MODEL), team == null);
        Instant asOf = clock.instant();
        UsageQuery.Found found = in(team, () -> query.totals(source, groups, MOST_POINTS));
        List<UsageSeries.Point> points =
                found.rows().stream().map(row -> point(row, time)).toList();
        return new UsageSeries(step, points, found.total(), asOf);
    }

    private static UsageSeries.Point point(UsageRow row, String time) {
        String start = Objects.requireNonNull(row.group().get(time));
        return new UsageSeries.Point(
                LocalDate.parse(start.length() == MONTH_LENGTH ? start + "-01" : start),
                Objects.requireNonNull(row.group().get(MODEL)),
                row.figures());
    }

    @Override
    public Page<UsageEntry> lines(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            Set<UsageEntry.Kind> kinds,
            PageRequest page) {
        UsageSource source = source(team, from, to, filter);
        return in(team, () -> entries.page(source, kinds, page));
    }

    private UsageSource source(
            @Nullable TeamId team, LocalDate from, LocalDate to, UsageFilter filter) {
        Period period = period(team, from, to);
        if (team != null) {
            filter.requireOfATeam();
        }
        return new UsageSource(team, period, filter, platformZone);
    }

    @Override
    public Settled of(TeamId team, KeyId key, LocalDate from, LocalDate to) {
        Period period = period(team, from, to);
        return transactions.inTeam(team, () -> query.ofKey(team, key, period));
    }

    @Override
    public void writeCsv(@Nullable TeamId team, LocalDate from, LocalDate to, OutputStream target) {
        Period period = period(team, from, to);
        UsageCsv csv = new UsageCsv(target);
        in(
                team,
                () -> {
                    lines.each(team, period, csv::write);
                    return true;
                });
        csv.finish();
    }

    @Override
    public ZoneId zone(@Nullable TeamId team) {
        if (team == null) {
            currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
            return platformZone;
        }
        currentActor.require(team, Action.VIEW_USAGE);
        return teams.get(team).data().zone();
    }

    private Period period(@Nullable TeamId team, LocalDate from, LocalDate to) {
        return new Period(from, to, zone(team));
    }

    private <T> T in(@Nullable TeamId team, Supplier<T> work) {
        return team == null ? transactions.onPlatform(work) : transactions.inTeam(team, work);
    }
}
