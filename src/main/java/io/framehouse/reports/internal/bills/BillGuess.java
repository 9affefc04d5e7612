package io.framehouse.reports.internal.bills;

import io.framehouse.reports.BillMapping;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proposes how a file is read, by its first rows; a person looks at it before it counts. */
final class BillGuess {
    private static final String DELIMITERS = ",;\t|";
    private static final int LOOKS_AT = 40;
    private static final List<String> TASK =
            List.of(
                    "taskid",
                    "task",
                    "generationid",
                    "predictionid",
                    "requestid",
                    "orderid",
                    "jobid",
                    "id");
    private static final List<String> TIME =
            List.of(
                    "time",
                    "createdat",
                    "created",
                    "timestamp",
                    "datetime",
                    "date",
                    "day",
                    "finishedat",
                    "consumedat");
    private static final List<String> AMOUNT =
            List.of(
                    "amount",
                    "cost",
                    "credits",
                    "creditsused",
                    "creditsconsumed",
                    "consumed",
                    "price",
                    "fee",
                    "charge",
                    "usd",
                    "total",
                    "value");
    private static final List<String> UNIT = List.of("unit", "currency");
    private static final List<String> WORDS =
            List.of("description", "model", "item", "product", "type", "remark", "note");
    private static final Pattern COMMA =
            Pattern.compile("-?[\\d.\\s\u00a0\u202f']*,(\\d{1,2}|\\d{4,})\\D*");

    private BillGuess() {}

    /** The delimiter that splits the first rows most evenly. */
    static char delimiter(BillFile file) {
        return DELIMITERS
                .chars()
                .mapToObj(one -> (char) one)
                .max(Comparator.comparingLong(one -> weight(file, one)))
                .orElse(',');
    }

    private static long weight(BillFile file, char delimiter) {
        List<List<String>> rows = file.head(delimiter, LOOKS_AT);
        int usual = usual(rows);
        long alike = rows.stream().filter(row -> row.size() == usual).count();
        return usual < 2 ? 0 : alike * 100 + usual;
    }

    private static int usual(List<List<String>> rows) {
        return rows.stream()
                .map(List::size)
                .max(
                        Comparator.comparingLong(
                                size -> rows.stream().filter(row -> row.size() == size).count()))
                .orElse(0);
    }

    /** How many rows stand above the first one that looks like a heading. */
    static int skip(List<List<String>> rows) {
        int usual = usual(rows);
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.size() == usual && row.stream().noneMatch(BillGuess::isNumber)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isNumber(String cell) {
        return AmountText.parse(cell, false).isPresent()
                || AmountText.parse(cell, true).isPresent();
    }

    static BillMapping mapping(BillFile file, @Nullable String unit) {
        char delimiter = delimiter(file);
        List<List<String>> rows = file.head(delimiter, LOOKS_AT);
        int skip = skip(rows);
        List<String> heading =
                rows.isEmpty() ? List.of() : rows.get(skip).stream().map(String::strip).toList();
        String amount =
                column(heading, AMOUNT).orElseGet(() -> heading.isEmpty() ? "" : heading.getLast());
        List<String> samples =
                rows.stream()
                        .skip(skip + 1L)
                        .filter(row -> row.size() > heading.indexOf(amount))
                        .map(row -> row.get(Math.max(heading.indexOf(amount), 0)).strip())
                        .filter(cell -> !cell.isEmpty())
                        .toList();
        long negative =
                samples.stream()
                        .filter(cell -> cell.startsWith("-") || cell.startsWith("\u2212"))
                        .count();
        return new BillMapping(
                delimiter,
                skip,
                column(heading, TASK).filter(name -> !name.equals(amount)).orElse(null),
                column(heading, TIME).orElse(null),
                amount,
                column(heading, UNIT).orElse(null),
                column(heading, WORDS).orElse(null),
                samples.stream().anyMatch(cell -> COMMA.matcher(cell).matches()),
                negative * 2 > samples.size(),
                null,
                ZoneId.of("UTC"),
                unit(amount, unit),
                column(heading, TASK).isEmpty());
    }

    private static String unit(String amount, @Nullable String usual) {
        String name = bare(amount);
        if (name.contains("usd") || amount.contains("$")) {
            return "USD";
        }
        return name.contains("credit") ? "credits" : usual == null ? "credits" : usual;
    }

    /** The first heading that is such a name, then the first that has it in it. */
    private static Optional<String> column(List<String> heading, List<String> names) {
        for (String name : names) {
            for (String column : heading) {
                if (bare(column).equals(name)) {
                    return Optional.of(column);
                }
            }
        }
        return names.stream()
                .filter(name -> name.length() > 2)
                .flatMap(name -> heading.stream().filter(column -> bare(column).contains(name)))
                .findFirst();
    }

    private static String bare(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
