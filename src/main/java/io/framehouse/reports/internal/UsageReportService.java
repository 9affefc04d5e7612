package io.framehouse.reports.internal;

import io.framehouse.reports.KeyUsage;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Teams;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Usage of one team for its members, of all teams for the platform's finance. */
@Service
class UsageReportService implements UsageReport, KeyUsage {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final Teams teams;
    private final UsageQuery query;
    private final UsageLines lines;
    private final ZoneId platformZone;

    UsageReportService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            Teams teams,
            UsageQuery query,
            UsageLines lines,
            @Value("${framehouse.time-zone:UTC}") ZoneId platformZone) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.teams = teams;
        this.query = query;
        this.lines = lines;
        this.platformZone = platformZone;
    }

    @Override
    public Usage totals(@Nullable TeamId team, LocalDate from, LocalDate to, List<String> groupBy) {
        Period period = period(team, from, to);
        Map<String, String> columns = UsageGrouping.columns(groupBy, team == null);
        List<UsageRow> rows = in(team, () -> query.totals(team, period, columns));
        UsageRow sum =
                columns.isEmpty()
                        ? rows.getFirst()
                        : in(team, () -> query.totals(team, period, Map.of())).getFirst();
        return new Usage(rows, sum.jobs(), sum.seconds(), sum.settled());
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
