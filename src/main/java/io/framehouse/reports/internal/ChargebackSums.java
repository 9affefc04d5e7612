package io.framehouse.reports.internal;

import io.framehouse.reports.CostAllocation.Figures;
import io.framehouse.reports.CostAllocation.Row;
import io.framehouse.reports.CostAllocation.Who;
import io.framehouse.reports.internal.ChargebackQuery.Sum;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the sums of the versions of the rate together; credits times price is exact. */
final class ChargebackSums {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Comparator<Row> DEAREST_FIRST =
            Comparator.comparing((Row row) -> row.costCenter() == null)
                    .thenComparing(row -> row.figures().owed(), Comparator.reverseOrder())
                    .thenComparing(row -> row.costCenter() == null ? "" : row.costCenter())
                    .thenComparing(Row::teamName)
                    .thenComparing(row -> row.team().toString())
                    .thenComparing(row -> row.who() == null ? "" : row.who().id().toString());

    private final Optional<FocusRates> rates;

    ChargebackSums(Optional<FocusRates> rates) {
        this.rates = rates;
    }

    Figures total(List<Sum> sums) {
        Figures total =
                new Figures(
                        0,
                        0,
                        Credits.ZERO,
                        Credits.ZERO,
                        rates.map(known -> BigDecimal.ZERO).orElse(null));
        for (Sum sum : sums) {
            total = plus(total, figures(sum));
        }
        return total;
    }

    List<Row> rows(List<Sum> sums, Credits all) {
        Map<Whose, Figures> figures = new LinkedHashMap<>();
        sums.forEach(sum ->
                figures.merge(
                        new Whose(sum.costCenter(), sum.team(), sum.teamName(), sum.who()),
                        figures(sum),
                        ChargebackSums::plus));
        return figures.entrySet().stream()
                .map(one -> row(one.getKey(), one.getValue(), all))
                .sorted(DEAREST_FIRST)
                .toList();
    }

    private static Row row(Whose whose, Figures figures, Credits all) {
        return new Row(
                whose.costCenter(),
                whose.team(),
                whose.teamName(),
                whose.who(),
                figures,
                share(figures.owed(), all));
    }

    private static @Nullable BigDecimal share(Credits part, Credits all) {
        return all.isPositive()
                ? part.toBigDecimal()
                        .multiply(HUNDRED)
                        .divide(all.toBigDecimal(), 1, RoundingMode.HALF_UP)
                : null;
    }

    private Figures figures(Sum sum) {
        Credits owed = sum.settled().plus(sum.corrections());
        return new Figures(
                sum.jobs(),
                sum.seconds(),
                sum.settled(),
                sum.corrections(),
                rates.map(known -> known.ofVersion(sum.rate()).multiply(owed.toBigDecimal()))
                        .orElse(null));
    }

    private static Figures plus(Figures one, Figures other) {
        BigDecimal usd = one.usd();
        BigDecimal more = other.usd();
        return new Figures(
                one.jobs() + other.jobs(),
                one.seconds() + other.seconds(),
                one.settled().plus(other.settled()),
                one.corrections().plus(other.corrections()),
                usd == null || more == null ? null : usd.add(more));
    }

    private record Whose(
            @Nullable String costCenter, TeamId team, String teamName, @Nullable Who who) {}
}
