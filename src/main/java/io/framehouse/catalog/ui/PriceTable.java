package io.framehouse.catalog.ui;

import io.framehouse.catalog.CatalogModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a price as a table: a row for each setting, amounts in the provider's unit.
 *
 * @param columns names of the amounts, the same number as each row has
 */
record PriceTable(List<String> columns, List<Row> rows) {
    PriceTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A setting and its amounts.
     *
     * @param amounts null where the column does not apply
     */
    record Row(String setting, Map<String, String> when, List<@Nullable BigDecimal> amounts) {}

    static PriceTable of(CatalogModel model, RuleDraft rule) {
        boolean offPeak = rule.rows().stream().anyMatch(RuleDraft.Row::isOffPeak);
        List<String> columns = new ArrayList<>(columns(rule, false, ""));
        if (offPeak) {
            columns.addAll(columns(rule, true, "Off-peak, "));
        }
        Map<Map<String, String>, List<RuleDraft.Row>> groups = new LinkedHashMap<>();
        rule.rows()
                .forEach(row ->
                        groups.computeIfAbsent(row.settings(), key -> new ArrayList<>()).add(row));
        List<Row> rows = new ArrayList<>();
        groups.forEach((when, group) -> {
            List<@Nullable BigDecimal> amounts = new ArrayList<>(amounts(rule, group, false));
            if (offPeak) {
                amounts.addAll(amounts(rule, group, true));
            }
            rows.add(new Row(PriceWords.settings(model, when), when, amounts));
        });
        return new PriceTable(columns, rows);
    }

    /** How the seconds of a rule are called, by their number. */
    static List<String> seconds(int steps) {
        return switch (steps) {
            case 0 -> List.of();
            case 1 -> List.of("Each second");
            case 2 -> List.of("First second", "Each further second");
            default -> longer(steps);
        };
    }

    private static List<String> longer(int steps) {
        List<String> names = new ArrayList<>(List.of("First second", "Second second"));
        for (int index = 2; index < steps - 1; index++) {
            names.add("Second number " + (index + 1));
        }
        names.add("Each further second");
        return names;
    }

    private static List<String> columns(RuleDraft rule, boolean offPeak, String prefix) {
        List<String> names = new ArrayList<>();
        if (generation(rule, offPeak)) {
            names.add("Start fee");
        }
        names.addAll(seconds(steps(rule, offPeak)));
        return names.stream()
                .map(name ->
                        prefix.isEmpty()
                                ? name
                                : prefix
                                        + Character.toLowerCase(name.charAt(0))
                                        + name.substring(1))
                .toList();
    }

    private static List<@Nullable BigDecimal> amounts(
            RuleDraft rule, List<RuleDraft.Row> group, boolean offPeak) {
        RuleDraft.Row row =
                group.stream().filter(one -> one.isOffPeak() == offPeak).findFirst().orElse(null);
        List<@Nullable BigDecimal> amounts = new ArrayList<>();
        if (generation(rule, offPeak)) {
            amounts.add(row == null ? null : row.generation());
        }
        for (int index = 0; index < steps(rule, offPeak); index++) {
            amounts.add(row == null ? null : row.second(index));
        }
        return amounts;
    }

    private static boolean generation(RuleDraft rule, boolean offPeak) {
        return rule.rows().stream()
                .anyMatch(row -> row.isOffPeak() == offPeak && row.generation() != null);
    }

    private static int steps(RuleDraft rule, boolean offPeak) {
        return rule.rows().stream()
                .filter(row -> row.isOffPeak() == offPeak)
                .mapToInt(row -> row.seconds().size())
                .max()
                .orElse(0);
    }
}
