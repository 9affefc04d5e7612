package io.framehouse.gateway.rest;

import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.reports.CostAllocation.Figures;
import io.framehouse.reports.CostAllocation.Row;
import io.framehouse.reports.CostAllocation.Split;
import io.framehouse.reports.CostAllocation.Who;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes who owes what, as JSON or CSV. */
@Component
public final class ChargebackAnswer {
    private final CostAllocation allocation;
    private final UsageReport report;
    private final ExportFile file;
    private final JsonMapper json;
    private final Clock clock;

    ChargebackAnswer(
            CostAllocation allocation,
            UsageReport report,
            ExportFile file,
            JsonMapper json,
            Clock clock) {
        this.allocation = allocation;
        this.report = report;
        this.file = file;
        this.json = json;
        this.clock = clock;
    }

    /** Writes the answer; the report checks whether the caller may see it. */
    public void write(
            @Nullable TeamId team,
            MultiValueMap<String, String> query,
            HttpServletResponse response)
            throws IOException {
        Basis basis = ReportBasis.read(query, clock.withZone(report.zone(team)));
        Split split = split(query.getFirst("split"));
        if (ReportBasis.isCsv(query.getFirst("format"))) {
            file.send(
                    response,
                    ExportFile.CSV,
                    "chargeback_" + ReportBasis.name(basis) + ".csv",
                    target -> allocation.writeCsv(team, basis, split, target));
            return;
        }
        response.setContentType("application/json");
        response.getOutputStream()
                .write(
                        json.writeValueAsBytes(
                                body(allocation.chargeback(team, basis, split), split)));
    }

    private static Split split(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return Split.NONE;
        }
        return Wire.parse(Split.class, word)
                .orElseThrow(() ->
                        UsageQuery.notAllowed(
                                "split",
                                word,
                                Arrays.stream(Split.values()).map(Wire::of).toList()));
    }

    private static Map<String, @Nullable Object> body(Chargeback found, Split split) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        ReportBasis.put(body, found.basis());
        body.put("time_zone", found.zone().getId());
        body.put("closed", found.closed());
        body.put("items", found.rows().stream().map(row -> row(row, split)).toList());
        body.put("total", figures(new LinkedHashMap<>(), found.total()));
        body.put("as_of", found.asOf().toString());
        body.put("next_cursor", null);
        return body;
    }

    private static Map<String, @Nullable Object> row(Row row, Split split) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("cost_center", row.costCenter());
        wire.put("team_id", row.team().toString());
        wire.put("team", row.teamName());
        if (split != Split.NONE) {
            Who who = row.who();
            wire.put(Wire.of(split) + "_id", who == null ? null : who.id().toString());
            wire.put(Wire.of(split), who == null ? null : who.name());
        }
        figures(wire, row.figures());
        wire.put("share_percent", ReportBasis.plain(row.share()));
        return wire;
    }

    private static Map<String, @Nullable Object> figures(
            Map<String, @Nullable Object> into, Figures figures) {
        into.put("jobs", figures.jobs());
        into.put("seconds", figures.seconds());
        into.put("settled", figures.settled().toWire());
        into.put("corrections", figures.corrections().toWire());
        into.put("owed", figures.owed().toWire());
        into.put("usd", ReportBasis.plain(figures.usd()));
        return into;
    }
}
