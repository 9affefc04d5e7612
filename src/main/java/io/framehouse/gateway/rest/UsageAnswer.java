package io.framehouse.gateway.rest;

import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageExports.Summary;
import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageFilterWords;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.TeamId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes usage as JSON, CSV or a workbook: grouped where asked for, else files row by job. */
@Component
public final class UsageAnswer {
    private static final List<String> TEAM_GROUPS =
            List.of(
                    "model",
                    "member",
                    "key",
                    "cost_center",
                    "day",
                    "week",
                    "month",
                    "label",
                    "resolution",
                    "off_peak");
    private static final List<String> PLATFORM_GROUPS =
            Stream.concat(TEAM_GROUPS.stream(), Stream.of("team", "provider")).toList();

    /** Groups whose rows tell an id beside the name. */
    private static final Set<String> WITH_IDS = Set.of("member", "key", "team", "provider");

    private final UsageReport report;
    private final UsageExports exports;
    private final ExportFile file;
    private final JsonMapper json;
    private final Clock clock;

    UsageAnswer(
            UsageReport report,
            UsageExports exports,
            ExportFile file,
            JsonMapper json,
            Clock clock) {
        this.report = report;
        this.exports = exports;
        this.file = file;
        this.json = json;
        this.clock = clock;
    }

    /** Writes the answer; the report checks whether the caller may see it. */
    public void write(
            @Nullable TeamId team,
            MultiValueMap<String, String> asked,
            HttpServletResponse response)
            throws IOException {
        Clock days = clock.withZone(report.zone(team));
        write(
                team,
                UsageQuery.read(asked, team == null ? PLATFORM_GROUPS : TEAM_GROUPS, days),
                response);
    }

    private void write(@Nullable TeamId team, UsageQuery query, HttpServletResponse response)
            throws IOException {
        switch (query.form()) {
            case JSON -> {
                Usage usage =
                        report.totals(
                                team, query.from(), query.to(), query.filter(), query.groupBy());
                response.setContentType("application/json");
                response.getOutputStream().write(json.writeValueAsBytes(json(query, usage)));
            }
            case CSV -> csv(team, query, response);
            case XLSX -> xlsx(team, query, response);
        }
    }

    private void xlsx(@Nullable TeamId team, UsageQuery query, HttpServletResponse response)
            throws IOException {
        ExportFile.tellFilter(response, query.filter());
        if (query.groupBy().isEmpty()) {
            file.send(
                    response,
                    ExportFile.XLSX,
                    fileName(query) + ".xlsx",
                    target ->
                            exports.write(
                                    Format.XLSX,
                                    team,
                                    query.from(),
                                    query.to(),
                                    query.filter(),
                                    target));
            return;
        }
        file.send(
                response,
                ExportFile.XLSX,
                fileName(query) + "_by-" + String.join("-", query.groupBy()) + ".xlsx",
                target -> exports.writeSummary(Format.XLSX, team, summary(query), target));
    }

    private static Summary summary(UsageQuery query) {
        return new Summary(query.from(), query.to(), query.filter(), query.groupBy(), null);
    }

    private void csv(@Nullable TeamId team, UsageQuery query, HttpServletResponse response)
            throws IOException {
        response.setContentType(ExportFile.CSV);
        ExportFile.tellFilter(response, query.filter());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + fileName(query) + ".csv\"");
        if (query.groupBy().isEmpty()) {
            exports.write(
                    Format.CSV,
                    team,
                    query.from(),
                    query.to(),
                    query.filter(),
                    response.getOutputStream());
        } else {
            exports.writeSummary(Format.CSV, team, summary(query), response.getOutputStream());
        }
    }

    private static String fileName(UsageQuery query) {
        return "usage_"
                + query.from()
                + "_"
                + query.to()
                + UsageFilterWords.inFileName(query.filter());
    }

    private static Map<String, @Nullable Object> json(UsageQuery query, Usage usage) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("from", query.from().toString());
        body.put("to", query.to().toString());
        body.put("group_by", query.groupBy());
        body.put("items", usage.rows().stream().map(UsageAnswer::row).toList());
        body.put("total", figures(new LinkedHashMap<>(), usage.total()));
        body.put("as_of", usage.asOf());
        body.put("next_cursor", null);
        return body;
    }

    private static Map<String, @Nullable Object> row(UsageRow row) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>(row.group());
        row.ids()
                .forEach((word, id) -> {
                    if (WITH_IDS.contains(word)) {
                        wire.put(word + "_id", id);
                    }
                });
        return figures(wire, row.figures());
    }

    private static Map<String, @Nullable Object> figures(
            Map<String, @Nullable Object> into, UsageFigures figures) {
        into.put("jobs", figures.jobs());
        into.put("seconds", figures.seconds());
        into.put("settled", figures.settled().toWire());
        into.put("quoted", figures.quoted().toWire());
        into.put("refunded", figures.refunded().toWire());
        into.put("adjusted", figures.adjusted().toWire());
        into.put("failed", figures.failed());
        into.put("cancelled", figures.cancelled());
        Map<String, String> cost = new TreeMap<>();
        figures.providerCost().forEach((unit, value) -> cost.put(unit, value.toPlainString()));
        into.put("provider_cost", cost);
        return into;
    }
}
