package io.framehouse.gateway.rest;

import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.TeamId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes usage as JSON or CSV: grouped where a grouping is asked for, else CSV row by job. */
@Component
public final class UsageAnswer {
    private final UsageReport report;
    private final JsonMapper json;

    UsageAnswer(UsageReport report, JsonMapper json) {
        this.report = report;
        this.json = json;
    }

    /** Writes the answer; the report checks whether the caller may see it. */
    public void write(@Nullable TeamId team, UsageQuery query, HttpServletResponse response)
            throws IOException {
        if (!query.csv()) {
            Usage usage = report.totals(team, query.from(), query.to(), query.groupBy());
            byte[] body = json.writeValueAsBytes(json(query, usage));
            response.setContentType("application/json");
            response.getOutputStream().write(body);
        } else if (query.groupBy().isEmpty()) {
            csvHead(query, response);
            report.writeCsv(team, query.from(), query.to(), response.getOutputStream());
        } else {
            Usage usage = report.totals(team, query.from(), query.to(), query.groupBy());
            csvHead(query, response);
            UsageCsv.write(usage, query.groupBy(), response.getOutputStream());
        }
    }

    private static void csvHead(UsageQuery query, HttpServletResponse response) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"usage_" + query.from() + "_" + query.to() + ".csv\"");
    }

    private static Map<String, @Nullable Object> json(UsageQuery query, Usage usage) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("from", query.from().toString());
        body.put("to", query.to().toString());
        body.put("group_by", query.groupBy());
        body.put("items", usage.rows().stream().map(UsageAnswer::row).toList());
        body.put("total", figures(new LinkedHashMap<>(), usage.jobs(), usage.seconds(), usage));
        body.put("next_cursor", null);
        return body;
    }

    private static Map<String, @Nullable Object> figures(
            Map<String, @Nullable Object> into, long jobs, long seconds, Usage usage) {
        into.put("jobs", jobs);
        into.put("seconds", seconds);
        into.put("settled", usage.settled().toWire());
        return into;
    }

    private static Map<String, @Nullable Object> row(UsageRow row) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>(row.group());
        wire.put("jobs", row.jobs());
        wire.put("seconds", row.seconds());
        wire.put("settled", row.settled().toWire());
        return wire;
    }

    /** The groupings of one team's usage. */
    public static List<String> teamGroups() {
        return List.of("model", "member", "key", "cost_center", "day");
    }

    /** The groupings over all teams. */
    public static List<String> platformGroups() {
        return List.of("model", "member", "key", "cost_center", "day", "team", "provider");
    }
}
