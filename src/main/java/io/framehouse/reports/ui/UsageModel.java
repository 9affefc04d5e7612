package io.framehouse.reports.ui;

import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Extent;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a usage screen shows: a period, a grouping and the figures of both. */
final class UsageModel {
    private final UsageReport report;
    private final UsageExports exports;
    private final Clock clock;
    private final @Nullable TeamId team;
    private final ZoneId zone;
    private UsagePeriod period;
    private UsageGroup group;
    private @Nullable UsageFiles files;

    /**
     * A screen.
     *
     * @param team null for all teams
     * @param zone where days begin: the team's, the platform's over all teams
     */
    UsageModel(
            UsageReport report,
            UsageExports exports,
            Clock clock,
            @Nullable TeamId team,
            ZoneId zone) {
        this.report = report;
        this.exports = exports;
        this.clock = clock;
        this.team = team;
        this.zone = zone;
        this.period = UsagePeriod.parse("", today());
        this.group = UsageGroup.parse("", team == null);
    }

    /** A day with what was settled on it. */
    record Day(LocalDate day, Credits settled) {}

    /** One row of the table; {@code share} is in per mille of the sum. */
    record Row(String name, long jobs, long seconds, Credits settled, Credits perJob, int share) {}

    /** A whole report. */
    record Figures(List<Row> rows, Row total, List<Day> days, Instant asOf) {
        boolean isEmpty() {
            return total.jobs() == 0;
        }
    }

    /** Takes both words of the address; what is not understood becomes the usual choice. */
    void show(String periodWord, String groupWord) {
        period = UsagePeriod.parse(periodWord, today());
        group = UsageGroup.parse(groupWord, team == null);
    }

    Figures load() {
        Instant asOf = clock.instant();
        Usage grouped = totals(group);
        Usage byDay = group == UsageGroup.DAY ? grouped : totals(UsageGroup.DAY);
        Credits sum = grouped.settled();
        List<Row> rows =
                grouped.rows().stream()
                        .map(row -> row(name(row), row.jobs(), row.seconds(), row.settled(), sum))
                        .toList();
        Row total = row("Total", grouped.jobs(), grouped.seconds(), sum, sum);
        return new Figures(rows, total, days(byDay), asOf);
    }

    /** How many lines the period has. */
    Extent extent() {
        return exports.extent(team, period.from(), period.to());
    }

    /** Writes the chosen file of the period. */
    void export(ExportChoice choice, OutputStream target) {
        Format format = choice.format();
        if (format == null) {
            exports.writeSummary(team, period.from(), period.to(), List.of(group.word()), target);
        } else {
            exports.write(format, team, period.from(), period.to(), target);
        }
    }

    /** What the screen also offers; nothing more where this is not called. */
    UsageModel offering(UsageFiles more) {
        files = more;
        return this;
    }

    @Nullable UsageFiles files() {
        return files;
    }

    /** Null over all teams. */
    @Nullable TeamId team() {
        return team;
    }

    /** Has the chosen file of the period prepared in the background. */
    void prepare(Format format) {
        Objects.requireNonNull(files).orders().ask(team, format, period.from(), period.to());
    }

    /** Whether lines can still come: the period has today in it, or days after. */
    boolean isOpen() {
        return !period.to().isBefore(today());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    UsagePeriod period() {
        return period;
    }

    UsageGroup group() {
        return group;
    }

    ZoneId zone() {
        return zone;
    }

    boolean allTeams() {
        return team == null;
    }

    private Usage totals(UsageGroup by) {
        return report.totals(team, period.from(), period.to(), List.of(by.word()));
    }

    private String name(UsageRow row) {
        String name = row.group().get(group.word());
        return name == null || name.isBlank() ? "\u2013" : name;
    }

    private static Row row(String name, long jobs, long seconds, Credits settled, Credits sum) {
        Credits perJob = jobs == 0 ? Credits.ZERO : Credits.ofMicros(settled.micros() / jobs);
        return new Row(name, jobs, seconds, settled, perJob, share(settled, sum));
    }

    private static int share(Credits part, Credits sum) {
        return sum.isPositive()
                ? BigDecimal.valueOf(part.micros())
                        .movePointRight(3)
                        .divide(BigDecimal.valueOf(sum.micros()), 0, RoundingMode.HALF_UP)
                        .intValueExact()
                : 0;
    }

    /** Every day up to today, also those on which nothing was settled. */
    private List<Day> days(Usage byDay) {
        Map<LocalDate, Credits> known = new HashMap<>();
        for (UsageRow row : byDay.rows()) {
            String day = row.group().get(UsageGroup.DAY.word());
            if (day != null) {
                known.merge(LocalDate.parse(day), row.settled(), Credits::plus);
            }
        }
        LocalDate last = period.to().isAfter(today()) ? today() : period.to();
        List<Day> days = new ArrayList<>();
        for (LocalDate day = period.from(); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(new Day(day, known.getOrDefault(day, Credits.ZERO)));
        }
        return days;
    }
}
