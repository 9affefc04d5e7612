package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.reports.CostAllocation.Figures;
import io.framehouse.reports.CostAllocation.Row;
import io.framehouse.reports.CostAllocation.Split;
import io.framehouse.reports.CostAllocation.Who;
import io.framehouse.shared.SpreadsheetText;
import io.framehouse.shared.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chargeback as CSV (RFC 4180); its columns may grow at the end, and never change. */
final class ChargebackCsv {
    private static final List<String> HEADER =
            List.of(
                    "cost_center",
                    "team_id",
                    "team",
                    "jobs",
                    "seconds",
                    "settled_credits",
                    "correction_credits",
                    "owed_credits",
                    "usd",
                    "share_percent");

    private ChargebackCsv() {}

    static void write(Chargeback chargeback, Split split, OutputStream target) {
        CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        csv.writeRecord(header(split));
        chargeback.rows().forEach(row -> csv.writeRecord(cells(row, split)));
        try {
            csv.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> header(Split split) {
        List<String> header = new ArrayList<>(HEADER);
        if (split != Split.NONE) {
            header.add(Wire.of(split) + "_id");
            header.add(Wire.of(split));
        }
        return header;
    }

    private static List<String> cells(Row row, Split split) {
        List<String> cells = new ArrayList<>(figures(row));
        Who who = row.who();
        if (split != Split.NONE) {
            cells.add(who == null ? "" : who.id().toString());
            cells.add(SpreadsheetText.safe(who == null ? null : who.name()));
        }
        return cells;
    }

    private static List<String> figures(Row row) {
        Figures figures = row.figures();
        return List.of(
                SpreadsheetText.safe(row.costCenter()),
                row.team().toString(),
                SpreadsheetText.safe(row.teamName()),
                Long.toString(figures.jobs()),
                Long.toString(figures.seconds()),
                figures.settled().toWire(),
                figures.corrections().toWire(),
                figures.owed().toWire(),
                plain(figures.usd()),
                plain(row.share()));
    }

    private static String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
