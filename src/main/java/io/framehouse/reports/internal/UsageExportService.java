package io.framehouse.reports.internal;

import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Files of one team for its members, of all teams for the platform's finance. */
@Service
class UsageExportService implements UsageExports {
    private final UsageReportService report;
    private final TeamTransactions transactions;
    private final UsageLines lines;
    private final FocusRateQuery rates;
    private final Clock clock;
    private final ZoneId platformZone;

    UsageExportService(
            UsageReportService report,
            TeamTransactions transactions,
            UsageLines lines,
            FocusRateQuery rates,
            Clock clock,
            @Value("${framehouse.time-zone:UTC}") ZoneId platformZone) {
        this.report = report;
        this.transactions = transactions;
        this.lines = lines;
        this.rates = rates;
        this.clock = clock;
        this.platformZone = platformZone;
    }

    @Override
    public Extent extent(@Nullable TeamId team, LocalDate from, LocalDate to, UsageFilter filter) {
        Period period = period(team, from, to, filter);
        return in(team, () -> lines.extent(team, period, filter));
    }

    @Override
    public void write(
            Format format,
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            OutputStream target) {
        write(format, team, from, to, filter, target, line -> {});
    }

    /**
     * The same for whoever wants to know how far it is.
     *
     * @param each told of every line once it is written
     */
    void write(
            Format format,
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            OutputStream target,
            Consumer<UsageLine> each) {
        UsageExports.requireThatItFits(format, filter);
        Period period = period(team, from, to, filter);
        if (format == Format.XLSX) {
            requireThatASheetTakes(in(team, () -> lines.extent(team, period, filter)).lines());
        }
        UsageWriter writer = writer(format, period, filter, target);
        in(
                team,
                () -> {
                    lines.each(
                            team,
                            period,
                            filter,
                            line -> {
                                writer.write(line);
                                each.accept(line);
                            });
                    return true;
                });
        writer.finish();
    }

    /** Refuses before anything is made what a file cannot take. */
    static void requireThatItFits(Format format, long lines) {
        if (format == Format.XLSX) {
            requireThatASheetTakes(lines);
        }
    }

    @Override
    public void writeSummary(
            Format format, @Nullable TeamId team, Summary what, OutputStream target) {
        if (format == Format.FOCUS) {
            throw DomainException.invalid(
                    "format",
                    "not_grouped",
                    "format is focus, which has one row for each line. Ask for csv or xlsx, or leave group_by out.");
        }
        SummaryTable table =
                new SummaryTable(what.groupBy(), summed(team, what), before(team, what));
        if (format == Format.CSV) {
            SummaryCsv.write(table, target);
        } else {
            Period period = period(team, what.from(), what.to(), what.filter());
            SummaryXlsx.write(table, what, period, names(team, what), target);
        }
    }

    private Usage summed(@Nullable TeamId team, Summary what) {
        Usage found =
                report.totals(
                        team,
                        what.from(),
                        what.to(),
                        what.filter(),
                        what.groupBy(),
                        MOST_GROUPS + 1);
        if (found.rows().size() > MOST_GROUPS) {
            throw DomainException.invalid(
                    "group_by",
                    "too_many_groups",
                    "group_by '%s' gives more than %,d rows. Choose a shorter period, a filter or another group, or ask for the lines as csv."
                            .formatted(String.join(",", what.groupBy()), MOST_GROUPS));
        }
        return found;
    }

    private @Nullable Usage before(@Nullable TeamId team, Summary what) {
        Days days = what.before();
        return days == null
                ? null
                : report.totals(
                        team, days.from(), days.to(), what.filter(), what.groupBy(), MOST_GROUPS);
    }

    /** Of whom the filter names, as far as they have usage in the period. */
    private Map<String, String> names(@Nullable TeamId team, Summary what) {
        Map<String, String> names = new HashMap<>();
        what.filter()
                .values()
                .forEach((dimension, named) -> {
                    if (dimension.hasIds()) {
                        String word = dimension.word();
                        UsageFilter only = UsageFilter.ALL.with(dimension, named);
                        for (UsageRow row :
                                report.totals(team, what.from(), what.to(), only, List.of(word))
                                        .rows()) {
                            String id = row.ids().get(word);
                            String name = row.group().get(word);
                            if (id != null && name != null) {
                                names.put(id, name);
                            }
                        }
                    }
                });
        return names;
    }

    @Override
    public String focusMetadata(YearMonth month) {
        return FocusMetadata.json(month, report.zone(null), clock.instant());
    }

    private UsageWriter writer(
            Format format, Period period, UsageFilter filter, OutputStream target) {
        return switch (format) {
            case CSV -> new UsageCsv(target);
            case XLSX ->
                    new UsageXlsx(
                            target,
                            period,
                            filter,
                            filter.of(Dimension.PROVIDER).isEmpty()
                                    ? Map.of()
                                    : transactions.onPlatform(
                                            () -> lines.accounts(period, filter)));
            case FOCUS -> new FocusCsv(target, transactions.onPlatform(rates::load), platformZone);
        };
    }

    private static void requireThatASheetTakes(long lines) {
        if (lines > MOST_LINES_OF_A_SHEET) {
            throw DomainException.invalid(
                    "format",
                    "too_many_lines",
                    "A sheet takes %d lines, and this period has %d. Choose a shorter period, or CSV."
                            .formatted(MOST_LINES_OF_A_SHEET, lines));
        }
    }

    private Period period(@Nullable TeamId team, LocalDate from, LocalDate to, UsageFilter filter) {
        Period period = new Period(from, to, report.zone(team));
        if (team != null) {
            filter.requireOfATeam();
        }
        return period;
    }

    private <T> T in(@Nullable TeamId team, Supplier<T> work) {
        return team == null ? transactions.onPlatform(work) : transactions.inTeam(team, work);
    }
}
