package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.shared.SpreadsheetText;
import io.framehouse.shared.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run of the proof as CSV (RFC 4180): one row a check that passed, one an offender of a check
 * that did not, one an account. Safe to open in a spreadsheet.
 */
final class EvidenceCsv {
    private static final List<String> HEADER =
            List.of(
                    "run",
                    "checked_at",
                    "run_by",
                    "check",
                    "title",
                    "result",
                    "found",
                    "item",
                    "item_kind",
                    "team",
                    "job_id",
                    "item_at",
                    "account",
                    "unit",
                    "from",
                    "to",
                    "ours",
                    "theirs",
                    "difference",
                    "tolerance",
                    "topped_up",
                    "note");

    private final CsvWriter writer;

    EvidenceCsv(OutputStream target) {
        this.writer =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    }

    void write(Run run) {
        writer.writeRecord(HEADER);
        run.invariants().forEach(check -> write(run, check));
        run.providers().forEach(account -> write(run, account));
        try {
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Run run, Invariant check) {
        if (check.items().isEmpty()) {
            row(run, check(check), Map.of());
        }
        Map<String, Offender> known =
                Objects.requireNonNull(check.offenders()).stream()
                        .collect(
                                Collectors.toMap(
                                        Offender::item, Function.identity(), (one, same) -> one));
        check.items().forEach(item -> row(run, check(check), item(item, known.get(item))));
    }

    private static Map<String, String> check(Invariant check) {
        return Map.of(
                "check", check.code(),
                "title", check.title(),
                "result", check.count() == 0 ? "passed" : "difference",
                "found", Long.toString(check.count()));
    }

    private static Map<String, String> item(String item, @Nullable Offender known) {
        return known == null
                ? Map.of("item", item)
                : Map.of(
                        "item", item,
                        "item_kind", known.kind(),
                        "team", string(known.teamName()),
                        "job_id", string(known.job()),
                        "item_at", string(known.at()));
    }

    private void write(Run run, ProviderCheck account) {
        row(
                run,
                Map.of(
                        "check", ProviderComparison.CODE,
                        "result", Wire.of(account.state()),
                        "account", account.account(),
                        "unit", string(account.unit()),
                        "from", string(account.from()),
                        "to", string(account.to()),
                        "note", string(account.note())),
                Map.of(
                        "ours", amount(account.ours()),
                        "theirs", amount(account.theirs()),
                        "difference", amount(account.difference()),
                        "tolerance", amount(account.tolerance()),
                        "topped_up", amount(account.toppedUp())));
    }

    private void row(Run run, Map<String, String> first, Map<String, String> second) {
        Map<String, String> always =
                Map.of(
                        "run", string(run.id()),
                        "checked_at", run.asOf().toString(),
                        "run_by", run.runBy());
        writer.writeRecord(
                HEADER.stream()
                        .map(name -> {
                            String cell =
                                    always.getOrDefault(
                                            name,
                                            first.getOrDefault(
                                                    name, second.getOrDefault(name, "")));
                            // A number below zero is a number, not a formula.
                            return NUMBERS.contains(name) ? cell : SpreadsheetText.safe(cell);
                        })
                        .toList());
    }

    private static final List<String> NUMBERS =
            List.of("ours", "theirs", "difference", "tolerance", "topped_up");

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static String string(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
