package io.framehouse.reports.internal;

import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Groups of usage with all that the screen says of them, for whichever file. A cell is a text, a
 * whole number, credits or a decimal.
 *
 * @param before the same groups of the period before; null where nothing is compared
 */
record SummaryTable(List<String> groupBy, Usage usage, @Nullable Usage before) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, String> FIGURES = figures();
    private static final Map<String, String> COMPARED =
            Map.of("before_settled", "Before credits", "change_percent", "Change %");

    private static Map<String, String> figures() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("jobs", "Jobs");
        titles.put("seconds", "Seconds");
        titles.put("settled", "Settled credits");
        titles.put("failed", "Failed");
        titles.put("cancelled", "Cancelled");
        titles.put("quoted", "Quoted credits");
        titles.put("refunded", "Refunded credits");
        titles.put("adjusted", "Adjusted credits");
        titles.put("provider_cost", "Provider cost");
        titles.put("settled_per_job", "Credits per video");
        titles.put("share_percent", "Share %");
        return titles;
    }

    /** Words of the columns, which may grow at the end and never change. */
    List<String> words() {
        List<String> words = new ArrayList<>(groupBy);
        words.addAll(FIGURES.keySet());
        if (before != null) {
            words.addAll(List.of("before_settled", "change_percent"));
        }
        return words;
    }

    /** The same for people. */
    List<String> titles() {
        return words().stream()
                .map(word ->
                        FIGURES.getOrDefault(word, COMPARED.getOrDefault(word, groupTitle(word))))
                .toList();
    }

    private static String groupTitle(String word) {
        String words = word.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    List<List<@Nullable Object>> rows() {
        Map<Map<String, @Nullable String>, Credits> then = new HashMap<>();
        if (before != null) {
            before.rows().forEach(row -> then.put(row.ids(), row.settled()));
        }
        return usage.rows().stream()
                .map(row -> row(row, then.getOrDefault(row.ids(), Credits.ZERO)))
                .toList();
    }

    private List<@Nullable Object> row(UsageRow row, Credits then) {
        List<@Nullable Object> cells = new ArrayList<>();
        groupBy.forEach(word -> cells.add(row.group().get(word)));
        add(cells, row.figures(), then);
        return cells;
    }

    /** The sum of all lines; labels can make it less than the sum of the rows. */
    List<@Nullable Object> total() {
        List<@Nullable Object> cells = new ArrayList<>();
        groupBy.forEach(word -> cells.add(cells.isEmpty() ? "Total" : null));
        add(cells, usage.total(), before == null ? Credits.ZERO : before.settled());
        return cells;
    }

    private void add(List<@Nullable Object> cells, UsageFigures figures, Credits then) {
        cells.add(figures.jobs());
        cells.add(figures.seconds());
        cells.add(figures.settled());
        cells.add(figures.failed());
        cells.add(figures.cancelled());
        cells.add(figures.quoted());
        cells.add(figures.refunded());
        cells.add(figures.adjusted());
        cells.add(cost(figures));
        cells.add(perJob(figures));
        cells.add(percent(figures.settled(), usage.settled()));
        if (before != null) {
            cells.add(then);
            cells.add(percent(figures.settled().minus(then), then));
        }
    }

    /** Cut to what credits can hold. */
    private static Credits perJob(UsageFigures figures) {
        return figures.jobs() == 0
                ? Credits.ZERO
                : Credits.ofMicros(figures.settled().micros() / figures.jobs());
    }

    /** To a tenth; null where the whole is not above zero. */
    private static @Nullable BigDecimal percent(Credits part, Credits whole) {
        return whole.isPositive()
                ? part.toBigDecimal()
                        .multiply(HUNDRED)
                        .divide(whole.toBigDecimal(), 1, RoundingMode.HALF_UP)
                : null;
    }

    private static String cost(UsageFigures figures) {
        return new TreeMap<>(figures.providerCost())
                .entrySet().stream()
                        .map(one -> one.getValue().toPlainString() + " " + one.getKey())
                        .collect(Collectors.joining("; "));
    }
}
