package io.framehouse.reports.internal.bills;

import static io.framehouse.shared.SpreadsheetText.safe;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Decision;
import io.framehouse.reports.BillMatch.Line;
import io.framehouse.shared.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes matches as CSV; texts of others are no formulas there. */
final class BillMatchCsv {
    private final Writer out;
    private final CsvWriter csv;

    BillMatchCsv(OutputStream target) {
        out = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "line",
                "class",
                "reason",
                "state",
                "task_id",
                "time",
                "day",
                "theirs",
                "their_unit",
                "ours",
                "our_unit",
                "estimated",
                "difference",
                "difference_credits",
                "job_id",
                "team",
                "description",
                "problem",
                "note",
                "decided_by",
                "adjusted_credits",
                "raw");
    }

    void write(BillMatch match) {
        Line line = match.line();
        Decision decision = match.resolution();
        csv.writeRecord(
                line == null ? "" : Integer.toString(line.number()),
                Wire.of(match.kind()),
                Wire.of(match.reason()),
                Wire.of(match.state()),
                safe(line == null ? null : line.taskId()),
                text(line == null ? null : line.at()),
                text(match.day()),
                plain(match.theirs()),
                text(match.theirUnit()),
                plain(match.ours()),
                text(match.ourUnit()),
                Boolean.toString(match.estimated()),
                plain(match.difference()),
                match.differenceCredits() == null ? "" : match.differenceCredits().toWire(),
                match.job() == null ? "" : match.job().id().toString(),
                safe(match.job() == null ? null : match.job().teamName()),
                safe(line == null ? null : line.description()),
                safe(line == null ? null : line.problem()),
                safe(decision == null ? match.remark() : decision.note()),
                safe(decision == null ? null : decision.by()),
                decision == null || decision.adjusted() == null ? "" : decision.adjusted().toWire(),
                safe(line == null ? null : line.raw()));
    }

    void end() {
        try {
            csv.flush();
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
