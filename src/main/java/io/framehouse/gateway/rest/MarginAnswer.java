package io.framehouse.gateway.rest;

import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.MarginReport;
import io.framehouse.reports.MarginReport.Cost;
import io.framehouse.reports.MarginReport.Figures;
import io.framehouse.reports.MarginReport.Group;
import io.framehouse.reports.MarginReport.Lines;
import io.framehouse.reports.MarginReport.Margin;
import io.framehouse.reports.MarginReport.Row;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the platform earns, as JSON or CSV. */
@Component
public final class MarginAnswer {
    private static final List<String> GROUPS = List.of("model", "provider", "team");

    private final MarginReport margins;
    private final UsageReport report;
    private final ExportFile file;
    private final JsonMapper json;
    private final Clock clock;

    MarginAnswer(
            MarginReport margins,
            UsageReport report,
            ExportFile file,
            JsonMapper json,
            Clock clock) {
        this.margins = margins;
        this.report = report;
        this.file = file;
        this.json = json;
        this.clock = clock;
    }

    /** Writes the answer; the report checks whether the caller may see it. */
    public void write(MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        Basis basis = ReportBasis.read(query, clock.withZone(report.zone(null)));
        Group group = group(query.getFirst("group_by"));
        if (ReportBasis.isCsv(query.getFirst("format"))) {
            file.send(
                    response,
                    ExportFile.CSV,
                    "margin_by_" + word(group) + "_" + ReportBasis.name(basis) + ".csv",
                    target -> margins.writeCsv(basis, group, target));
            return;
        }
        response.setContentType("application/json");
        response.getOutputStream()
                .write(json.writeValueAsBytes(body(margins.margin(basis, group))));
    }

    private static Group group(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Group.MODEL;
        }
        if (GROUPS.contains(text)) {
            return Group.valueOf(text.toUpperCase(Locale.ROOT));
        }
        throw DomainException.invalid(
                List.of(
                        new FieldError(
                                "group_by",
                                "not_allowed",
                                "group_by is '%s'; it must be one of model, provider, team."
                                        .formatted(text),
                                GROUPS)));
    }

    private static String word(Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> body(Margin found) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        ReportBasis.put(body, found.basis());
        body.put("time_zone", found.zone().getId());
        body.put("closed", found.closed());
        body.put("group_by", word(found.group()));
        body.put("items", found.rows().stream().map(MarginAnswer::row).toList());
        body.put("total", figures(new LinkedHashMap<>(), found.total()));
        body.put("as_of", found.asOf().toString());
        body.put("next_cursor", null);
        return body;
    }

    private static Map<String, @Nullable Object> row(Row row) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", row.id());
        wire.put("name", row.name());
        return figures(wire, row.figures());
    }

    private static Map<String, @Nullable Object> figures(
            Map<String, @Nullable Object> into, Figures figures) {
        Credits margin = figures.margin();
        lines(into, figures.all());
        into.put("no_cost_reported", lines(new LinkedHashMap<>(), figures.withoutCost()));
        into.put("with_cost", lines(new LinkedHashMap<>(), figures.withCost()));
        into.put("provider_cost", figures.costs().stream().map(MarginAnswer::cost).toList());
        into.put("cost", figures.cost().toWire());
        into.put("margin", margin == null ? null : margin.toWire());
        into.put("margin_percent", ReportBasis.plain(figures.percent()));
        into.put("loss", figures.isLoss());
        return into;
    }

    private static Map<String, @Nullable Object> lines(
            Map<String, @Nullable Object> into, Lines lines) {
        into.put("jobs", lines.jobs());
        into.put("settled", lines.settled().toWire());
        into.put("corrections", lines.corrections().toWire());
        into.put("owed", lines.owed().toWire());
        return into;
    }

    private static Map<String, @Nullable Object> cost(Cost cost) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("unit", cost.unit());
        wire.put("value", ReportBasis.plain(cost.value()));
        wire.put("credits", cost.credits().toWire());
        return wire;
    }
}
