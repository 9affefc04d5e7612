package io.framehouse.reports.internal.bills;

import io.framehouse.reports.BillMapping;
import io.framehouse.reports.internal.bills.AmountText.Amount;
import io.framehouse.reports.internal.bills.BillRow.Problem;
import io.framehouse.reports.internal.bills.BillTimes.Moment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into lines, by its mapping. A row that cannot be read says why. */
final class BillRowReader {
    private static final int LONGEST_ID = 300;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_SHOWN = 60;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
    private static final Pattern ADDS_UP =
            Pattern.compile(
                    "(?iu)(grand\\s+|sub)?total\\b.*|sub-total.*|sum\\b.*|summe.*|gesamt.*|yhteens\u00e4.*|\u5408\u8ba1.*|\u603b\u8ba1.*|\u5c0f\u8ba1.*");

    private final BillMapping mapping;
    private final BillColumns columns;
    private final BillTimes times;

    BillRowReader(BillMapping mapping, BillColumns columns) {
        this.mapping = mapping;
        this.columns = columns;
        this.times = new BillTimes(mapping.timePattern(), mapping.zone());
    }

    BillRow read(int line, List<String> cells) {
        String task = shortened(task(shortened(columns.task(cells), LONGEST_TEXT)), LONGEST_ID);
        String time = columns.time(cells);
        Optional<Moment> moment =
                time == null || time.isEmpty() ? Optional.empty() : times.parse(time);
        if (moment.isEmpty() && (task == null || ADDS_UP.matcher(task).matches())) {
            boolean addsUp =
                    cells.stream().anyMatch(cell -> ADDS_UP.matcher(cell.strip()).matches());
            if (addsUp) {
                return row(line, BillRow.TOTAL, null, null, null, null, cells, null);
            }
        }
        Problem problem = null;
        Optional<Amount> amount = Optional.empty();
        String unit = null;
        if (cells.size() > columns.count()) {
            problem = tooMany(cells.size());
        } else if (time != null && !time.isEmpty() && moment.isEmpty()) {
            problem = badTime(time);
        } else if (moment.isEmpty() && (task == null || mapping.perDay())) {
            problem = noTime();
        } else {
            amount = AmountText.parse(columns.amount(cells), mapping.decimalComma());
            problem = badAmount(amount, columns.amount(cells));
            unit = amount.isEmpty() ? null : unit(cells, amount.get());
            problem = problem == null && unit == null ? badUnit(cells) : problem;
        }
        if (problem != null) {
            return row(line, BillRow.UNREAD, task, moment.orElse(null), null, null, cells, problem);
        }
        BigDecimal value = amount.orElseThrow().value();
        BigDecimal cost = mapping.costsNegative() ? value.negate() : value;
        String kind = cost.signum() < 0 ? BillRow.CREDIT : BillRow.CHARGE;
        return row(line, kind, task, moment.orElse(null), cost, unit, cells, null);
    }

    private BillRow row(
            int line,
            String kind,
            @Nullable String task,
            @Nullable Moment moment,
            @Nullable BigDecimal amount,
            @Nullable String unit,
            List<String> cells,
            @Nullable Problem problem) {
        return new BillRow(
                line,
                kind,
                task,
                task == null ? null : key(task),
                moment == null ? null : moment.at(),
                moment == null ? null : moment.day(),
                amount,
                unit,
                shortened(columns.description(cells), LONGEST_TEXT),
                raw(cells),
                problem);
    }

    /** As programs protect it from being taken for a number: {@code ="81234"}, {@code '81234}. */
    private static @Nullable String task(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        String bare = cell.replaceAll("^=?[\"']+|[\"']+$", "").strip();
        return bare.isEmpty() ? null : bare;
    }

    /** The same as the view report_bill_ours does it. */
    static String key(String task) {
        return task.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    /** The word beside the amount counts before the column, and that before the bill's unit. */
    private @Nullable String unit(List<String> cells, Amount amount) {
        if (amount.unit() != null) {
            return amount.unit();
        }
        String word = columns.unit(cells);
        return word == null || word.isEmpty() ? mapping.defaultUnit() : AmountText.unit(word, null);
    }

    private String raw(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            row.append(i == 0 ? "" : String.valueOf(mapping.delimiter()));
            boolean quote =
                    cell.indexOf(mapping.delimiter()) >= 0 || cell.matches("(?s).*[\"\\r\\n].*");
            row.append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            if (row.length() > LONGEST_TEXT) {
                break;
            }
        }
        return String.valueOf(shortened(row.toString(), LONGEST_TEXT));
    }

    /** Without the character that PostgreSQL does not take. */
    private static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        String safe = text.replace('\u0000', '\ufffd');
        return safe.length() <= most ? safe : safe.substring(0, most - 1) + "\u2026";
    }

    private Problem badTime(String time) {
        String known =
                mapping.timePattern() == null
                        ? "such as 2026-10-31 14:20:05. Give its pattern in the mapping, such as dd/MM/uuuu HH:mm."
                        : "as the pattern '%s' says. Correct the pattern in the mapping."
                                .formatted(mapping.timePattern());
        return new Problem(
                String.valueOf(mapping.time()),
                "malformed",
                "%s is '%s'; it must be a time %s".formatted(mapping.time(), shown(time), known));
    }

    private Problem noTime() {
        String field = mapping.time() == null ? "time" : mapping.time();
        return new Problem(
                field,
                "required",
                mapping.perDay()
                        ? "%s is missing; a bill by days needs the day in each line."
                                .formatted(field)
                        : "The row has neither a task id nor a time, so nothing can be found for it. Choose the columns of both, or accept the row with a note.");
    }

    private @Nullable Problem badAmount(Optional<Amount> amount, String text) {
        if (amount.isEmpty()) {
            return badAmount(text);
        }
        return amount.get().value().abs().compareTo(MOST) <= 0
                ? null
                : new Problem(
                        mapping.amount(),
                        "out_of_range",
                        "%s is '%s'; it must be from -1,000,000,000 to 1,000,000,000. Check the column of amounts in the mapping."
                                .formatted(mapping.amount(), shown(text)));
    }

    private Problem badAmount(String text) {
        return new Problem(
                mapping.amount(),
                text.isBlank() ? "required" : "malformed",
                text.isBlank()
                        ? "%s is empty; a line needs an amount. Ask the provider what it is."
                                .formatted(mapping.amount())
                        : "%s is '%s'; it must be a number such as %s with up to 12 places. Check the decimal sign in the mapping."
                                .formatted(
                                        mapping.amount(),
                                        shown(text),
                                        mapping.decimalComma() ? "1.234,56" : "1,234.56"));
    }

    private Problem badUnit(List<String> cells) {
        return new Problem(
                String.valueOf(mapping.unit()),
                "not_allowed",
                "%s is '%s'; known are credits and USD. Leave the unit's column out if all lines have one unit."
                        .formatted(mapping.unit(), shown(String.valueOf(columns.unit(cells)))));
    }

    private Problem tooMany(int count) {
        return new Problem(
                "row",
                "too_many_cells",
                "The row has %d cells and the heading %d. Check the delimiter and the quotes."
                        .formatted(count, columns.count()));
    }

    private static String shown(String text) {
        return String.valueOf(shortened(text.strip(), LONGEST_SHOWN));
    }
}
