package io.framehouse.gateway.rest;

import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.reports.CostAllocation.Figures;
import io.framehouse.reports.CostAllocation.Row;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes who owes what, as JSON or CSV. */
@Component
public final class ChargebackAnswer {
    private static final List<String> FORMATS = List.of("json", "csv");

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
        Basis basis = basis(query, clock.withZone(report.zone(team)));
        if (isCsv(query.getFirst("format"))) {
            file.send(
                    response,
                    ExportFile.CSV,
                    "chargeback_" + name(basis) + ".csv",
                    target -> allocation.writeCsv(team, basis, target));
            return;
        }
        response.setContentType("application/json");
        response.getOutputStream()
                .write(json.writeValueAsBytes(body(allocation.chargeback(team, basis))));
    }

    private static Basis basis(MultiValueMap<String, String> query, Clock days) {
        String month = query.getFirst("month");
        if (month == null || month.isEmpty()) {
            UsageQuery asked = UsageQuery.read(period(query), List.of(), days);
            return new Basis.Days(asked.from(), asked.to());
        }
        if (query.getFirst("from") != null || query.getFirst("to") != null) {
            throw DomainException.invalid(
                    "month",
                    "not_with_days",
                    "month is '%s', and from or to is given too. Give a month or days."
                            .formatted(month));
        }
        return new Basis.Month(MonthWord.parse(month));
    }

    private static MultiValueMap<String, String> period(MultiValueMap<String, String> query) {
        MultiValueMap<String, String> days = new LinkedMultiValueMap<>();
        for (String name : List.of("from", "to")) {
            days.put(name, query.getOrDefault(name, List.of()));
        }
        return days;
    }

    private static boolean isCsv(@Nullable String format) {
        if (format == null || format.isEmpty() || format.equals("json")) {
            return false;
        }
        if (format.equals("csv")) {
            return true;
        }
        throw DomainException.invalid(
                List.of(
                        new FieldError(
                                "format",
                                "not_allowed",
                                "format is '%s'; it must be one of json, csv.".formatted(format),
                                FORMATS)));
    }

    private static String name(Basis basis) {
        return switch (basis) {
            case Basis.Month(var month) -> month.toString();
            case Basis.Days(var from, var to) -> from + "_" + to;
        };
    }

    private static Map<String, @Nullable Object> body(Chargeback found) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        switch (found.basis()) {
            case Basis.Month(var month) -> {
                body.put("month", month.toString());
                body.put("from", month.atDay(1).toString());
                body.put("to", month.atEndOfMonth().toString());
            }
            case Basis.Days(var from, var to) -> {
                body.put("month", null);
                body.put("from", from.toString());
                body.put("to", to.toString());
            }
        }
        body.put("time_zone", found.zone().getId());
        body.put("closed", found.closed());
        body.put("items", found.rows().stream().map(ChargebackAnswer::row).toList());
        body.put("total", figures(new LinkedHashMap<>(), found.total()));
        body.put("as_of", found.asOf().toString());
        body.put("next_cursor", null);
        return body;
    }

    private static Map<String, @Nullable Object> row(Row row) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("cost_center", row.costCenter());
        wire.put("team_id", row.team().toString());
        wire.put("team", row.teamName());
        figures(wire, row.figures());
        wire.put("share_percent", plain(row.share()));
        return wire;
    }

    private static Map<String, @Nullable Object> figures(
            Map<String, @Nullable Object> into, Figures figures) {
        into.put("jobs", figures.jobs());
        into.put("seconds", figures.seconds());
        into.put("settled", figures.settled().toWire());
        into.put("corrections", figures.corrections().toWire());
        into.put("owed", figures.owed().toWire());
        into.put("usd", plain(figures.usd()));
        return into;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
