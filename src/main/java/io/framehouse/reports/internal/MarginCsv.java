package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.reports.MarginReport.Cost;
import io.framehouse.reports.MarginReport.Figures;
import io.framehouse.reports.MarginReport.Margin;
import io.framehouse.reports.MarginReport.Row;
import io.framehouse.shared.Credits;
import io.framehouse.shared.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The margin as CSV (RFC 4180); its columns may grow at the end, and never change. */
final class MarginCsv {
    private static final List<String> HEADER =
            List.of(
                    "group_by",
                    "id",
                    "name",
                    "jobs",
                    "settled_credits",
                    "correction_credits",
                    "owed_credits",
                    "no_cost_reported_jobs",
                    "no_cost_reported_credits",
                    "with_cost_jobs",
                    "with_cost_credits",
                    "provider_cost_credits",
                    "provider_cost_usd",
                    "cost_in_credits",
                    "margin_credits",
                    "margin_percent",
                    "loss");

    private MarginCsv() {}

    static void write(Margin margin, OutputStream target) {
        CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        csv.writeRecord(HEADER);
        String group = margin.group().name().toLowerCase(Locale.ROOT);
        margin.rows().forEach(row -> csv.writeRecord(cells(group, row)));
        try {
            csv.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> cells(String group, Row row) {
        Figures figures = row.figures();
        Credits margin = figures.margin();
        return List.of(
                group,
                SpreadsheetText.safe(row.id()),
                SpreadsheetText.safe(row.name()),
                Long.toString(figures.all().jobs()),
                figures.all().settled().toWire(),
                figures.all().corrections().toWire(),
                figures.all().owed().toWire(),
                Long.toString(figures.withoutCost().jobs()),
                figures.withoutCost().owed().toWire(),
                Long.toString(figures.withCost().jobs()),
                figures.withCost().owed().toWire(),
                reported(figures, "credits"),
                reported(figures, "USD"),
                figures.cost().toWire(),
                margin == null ? "" : margin.toWire(),
                plain(figures.percent()),
                Boolean.toString(figures.isLoss()));
    }

    private static String reported(Figures figures, String unit) {
        return plain(
                figures.costs().stream()
                        .filter(cost -> cost.unit().equals(unit))
                        .map(Cost::value)
                        .findFirst()
                        .orElse(null));
    }

    private static String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
