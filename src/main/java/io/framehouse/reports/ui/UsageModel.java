package io.framehouse.reports.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageExports.Days;
import io.framehouse.reports.UsageExports.Extent;
import io.framehouse.reports.UsageExports.Summary;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.reports.UsageFilterWords;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a usage screen shows: what its address asks, and the figures of it. */
final class UsageModel {
    private final UsageServices services;
    private final @Nullable TeamId team;
    private final ZoneId zone;
    private UsageAsk ask;
    private @Nullable UsageFiles files;

    /**
     * A screen.
     *
     * @param team null for all teams
     * @param zone where days begin: the team's, the platform's over all teams
     */
    UsageModel(UsageServices services, @Nullable TeamId team, ZoneId zone) {
        this.services = services;
        this.team = team;
        this.zone = zone;
        this.ask = UsageAddress.read(QueryParameters.empty(), today(), team == null);
    }

    /** Takes what an address asks; what is not understood becomes the usual choice. */
    void show(QueryParameters query) {
        ask = UsageAddress.read(query, today(), team == null);
    }

    /** Changes which charts are tables, for which nothing has to be loaded. */
    void showTables(Set<String> tables) {
        ask = ask.withTables(tables);
    }

    UsageFacts load() {
        UsagePeriod period = ask.period();
        UsagePeriod before = period.before(today());
        Usage usage = totals(period, ask.group());
        return new UsageFacts(
                ask,
                today(),
                usage,
                report().series(team, period.from(), period.to(), ask.filter(), ask.step()),
                ask.group() == UsageGroup.MODEL ? usage : totals(period, UsageGroup.MODEL),
                accounts(usage),
                ask.compare() ? totals(before, ask.group()) : null,
                before,
                money().get());
    }

    /** A page of the lines that the address asks for. */
    Page<UsageEntry> entries(EntryChoice choice, @Nullable String cursor) {
        return report().lines(
                        team,
                        ask.period().from(),
                        ask.period().to(),
                        ask.filter(),
                        choice.kinds(),
                        new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
    }

    /** The sums of what the address asks for, in one row. */
    Usage sum() {
        UsagePeriod period = ask.period();
        return report().totals(team, period.from(), period.to(), ask.filter(), List.of());
    }

    /** What can be filtered by in this period: ids with their names, by name. */
    Map<String, String> choices(Dimension dimension) {
        UsagePeriod period = ask.period();
        UsageGroup by = UsageGroup.valueOf(dimension.name());
        Map<String, String> choices = new TreeMap<>();
        report().totals(team, period.from(), period.to(), UsageFilter.ALL, List.of(by.word()))
                .rows()
                .forEach(row -> {
                    String id = by.id(row);
                    choices.put(
                            id == null ? UsageFilter.NONE : id, id == null ? "None" : by.name(row));
                });
        return choices;
    }

    /** How many lines a file would have, or be made of. */
    Extent extent(ExportChoice choice) {
        return services.exports()
                .extent(team, ask.period().from(), ask.period().to(), choice.filter(ask.filter()));
    }

    /** The filter of a file in one line, with names; empty where it has all of the period. */
    String filterWords(ExportChoice choice) {
        return UsageFilterWords.of(
                        choice.filter(ask.filter()),
                        (dimension, value) ->
                                dimension.hasIds()
                                        ? choices(dimension).getOrDefault(value, value)
                                        : value)
                .entrySet()
                .stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(" \u00b7 "));
    }

    /** Writes the chosen file of the period. */
    void export(ExportChoice choice, OutputStream target) {
        UsagePeriod period = ask.period();
        if (choice.isSummary()) {
            services.exports().writeSummary(choice.format(), team, summary(), target);
        } else {
            services.exports()
                    .write(
                            choice.format(),
                            team,
                            period.from(),
                            period.to(),
                            choice.filter(ask.filter()),
                            target);
        }
    }

    private Summary summary() {
        UsagePeriod period = ask.period();
        UsagePeriod before = period.before(today());
        return new Summary(
                period.from(),
                period.to(),
                ask.filter(),
                List.of(ask.group().word()),
                compares() ? new Days(before.from(), before.to()) : null);
    }

    /** Whether rows stand beside those of the period before: a day has no other such day. */
    boolean compares() {
        return ask.compare() && !ask.group().isTime();
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
    void prepare(ExportChoice choice) {
        UsagePeriod period = ask.period();
        Objects.requireNonNull(files)
                .orders()
                .ask(
                        team,
                        choice.format(),
                        period.from(),
                        period.to(),
                        choice.filter(ask.filter()));
    }

    /** Whether lines can still come: the period has today in it, or days after. */
    boolean isOpen() {
        return !ask.period().to().isBefore(today());
    }

    /**
     * Whether every month of the period is closed for ever. Known of the books alone: a team counts
     * its days in its own zone.
     */
    boolean isClosed() {
        UsagePeriod period = ask.period();
        if (team != null || !period.isWholeMonths()) {
            return false;
        }
        Set<YearMonth> closed =
                services.months().history().stream()
                        .map(ClosedMonth::month)
                        .collect(Collectors.toSet());
        return period.months().stream().allMatch(closed::contains);
    }

    LocalDate today() {
        return LocalDate.ofInstant(services.clock().instant(), zone);
    }

    UsageAsk ask() {
        return ask;
    }

    ZoneId zone() {
        return zone;
    }

    boolean allTeams() {
        return team == null;
    }

    private @Nullable Usage accounts(Usage usage) {
        if (team != null) {
            return null;
        }
        return ask.group() == UsageGroup.PROVIDER
                ? usage
                : totals(ask.period(), UsageGroup.PROVIDER);
    }

    private Usage totals(UsagePeriod period, UsageGroup by) {
        return report().totals(team, period.from(), period.to(), ask.filter(), List.of(by.word()));
    }

    private UsageMoneySource money() {
        return team == null
                ? UsageMoneySource.none()
                : UsageMoneySource.of(services.budgets(), team);
    }

    private UsageReport report() {
        return services.report();
    }
}
