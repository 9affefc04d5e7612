package io.framehouse.reports.internal;

import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Files of one team for its members, of all teams for the platform's finance. */
@Service
class UsageExportService implements UsageExports {
    private final UsageReport report;
    private final TeamTransactions transactions;
    private final UsageLines lines;
    private final FocusRateQuery rates;
    private final Clock clock;
    private final ZoneId platformZone;

    UsageExportService(
            UsageReport report,
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
    public Extent extent(@Nullable TeamId team, LocalDate from, LocalDate to) {
        Period period = period(team, from, to);
        return in(team, () -> lines.extent(team, period));
    }

    @Override
    public void write(
            Format format,
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            OutputStream target) {
        write(format, team, from, to, target, line -> {});
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
            OutputStream target,
            Consumer<UsageLine> each) {
        Period period = period(team, from, to);
        if (format == Format.XLSX) {
            requireThatASheetTakes(in(team, () -> lines.extent(team, period)).lines());
        }
        UsageWriter writer = writer(format, period, target);
        in(
                team,
                () -> {
                    lines.each(
                            team,
                            period,
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
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groupBy,
            OutputStream target) {
        SummaryCsv.write(report.totals(team, from, to, filter, groupBy), groupBy, target);
    }

    @Override
    public String focusMetadata(YearMonth month) {
        return FocusMetadata.json(month, report.zone(null), clock.instant());
    }

    private UsageWriter writer(Format format, Period period, OutputStream target) {
        return switch (format) {
            case CSV -> new UsageCsv(target);
            case XLSX -> new UsageXlsx(target, period);
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

    private Period period(@Nullable TeamId team, LocalDate from, LocalDate to) {
        return new Period(from, to, report.zone(team));
    }

    private <T> T in(@Nullable TeamId team, Supplier<T> work) {
        return team == null ? transactions.onPlatform(work) : transactions.inTeam(team, work);
    }
}
