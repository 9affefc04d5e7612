package io.framehouse.reports.internal;

import io.framehouse.reports.MarginReport.Cost;
import io.framehouse.reports.MarginReport.Figures;
import io.framehouse.reports.MarginReport.Lines;
import io.framehouse.reports.MarginReport.Row;
import io.framehouse.reports.internal.MarginQuery.Sum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts lines with and without a cost together, group by group. */
final class MarginSums {
    private static final Comparator<Row> MOST_FIRST =
            Comparator.comparing((Row row) -> row.figures().all().owed(), Comparator.reverseOrder())
                    .thenComparing(row -> Objects.requireNonNullElse(row.name(), ""))
                    .thenComparing(row -> Objects.requireNonNullElse(row.id(), ""));

    private MarginSums() {}

    static List<Row> rows(List<Sum> sums) {
        Map<Whose, List<Sum>> groups = new LinkedHashMap<>();
        sums.forEach(sum ->
                groups.computeIfAbsent(new Whose(sum.id(), sum.name()), key -> new ArrayList<>())
                        .add(sum));
        return groups.entrySet().stream()
                .map(one -> new Row(one.getKey().id(), one.getKey().name(), of(one.getValue())))
                .sorted(MOST_FIRST)
                .toList();
    }

    static Figures of(List<Sum> sums) {
        Lines withCost = Lines.NONE;
        Lines withoutCost = Lines.NONE;
        Map<String, Cost> costs = new TreeMap<>();
        for (Sum sum : sums) {
            withCost = sum.costed() ? withCost.plus(sum.lines()) : withCost;
            withoutCost = sum.costed() ? withoutCost : withoutCost.plus(sum.lines());
            Cost cost = sum.cost();
            if (cost != null) {
                costs.merge(cost.unit(), cost, MarginSums::plus);
            }
        }
        Collection<Cost> byUnit = costs.values();
        return new Figures(withCost, withoutCost, List.copyOf(byUnit));
    }

    private static Cost plus(Cost one, Cost other) {
        return new Cost(
                one.unit(), one.value().add(other.value()), one.credits().plus(other.credits()));
    }

    private record Whose(@Nullable String id, @Nullable String name) {}
}
