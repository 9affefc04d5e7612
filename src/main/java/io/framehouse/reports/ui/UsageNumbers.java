package io.framehouse.reports.ui;

import io.framehouse.reports.UsageFigures;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures that are made of others, and how they are written; exact until they are. */
final class UsageNumbers {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 6;

    private UsageNumbers() {}

    /** {@code 1,204}. */
    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** What part of a whole is in per cent, to a tenth; empty where the whole is not positive. */
    static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? Optional.empty()
                : Optional.of(part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP));
    }

    static Optional<BigDecimal> percent(Credits part, Credits whole) {
        return percent(part.toBigDecimal(), whole.toBigDecimal());
    }

    /** {@code 57.7 %}; a dash where there is none. */
    static String percentText(Optional<BigDecimal> percent) {
        return percent.map(value -> signed(value) + CreditsFormat.THIN_SPACE + "%")
                .orElse("\u2013");
    }

    private static String signed(BigDecimal value) {
        String digits = String.format(Locale.ENGLISH, "%,.1f", value.abs());
        return value.signum() < 0 ? "\u2212" + digits : digits;
    }

    /** How something changed: {@code +12.3 %}, {@code new}, {@code same}. */
    static String change(Credits now, Credits before) {
        if (now.equals(before)) {
            return "same";
        }
        Optional<BigDecimal> percent = percent(now.minus(before), before);
        if (percent.isEmpty()) {
            return "new";
        }
        return (percent.get().signum() > 0 ? "+" : "") + percentText(percent);
    }

    /** Settled credits for one of something, cut to what credits can hold. */
    static Credits per(Credits settled, long number) {
        return number == 0 ? Credits.ZERO : Credits.ofMicros(settled.micros() / number);
    }

    /** Credits for one second, to three decimals; empty where no seconds are known. */
    static Optional<BigDecimal> perSecond(Credits settled, long seconds) {
        return seconds <= 0
                ? Optional.empty()
                : Optional.of(
                        settled.toBigDecimal()
                                .divide(BigDecimal.valueOf(seconds), 3, RoundingMode.HALF_UP));
    }

    /** What jobs alone settled, without what was given back or set right. */
    static Credits ofJobs(UsageFigures figures) {
        return figures.settled().plus(figures.refunded()).minus(figures.adjusted());
    }

    /** Of all jobs that ended as a success or a failure, those that did not fail. */
    static Optional<BigDecimal> success(UsageFigures figures) {
        return percent(
                BigDecimal.valueOf(figures.jobs()),
                BigDecimal.valueOf(figures.jobs() + figures.failed()));
    }

    static Optional<BigDecimal> failed(UsageFigures figures) {
        return percent(
                BigDecimal.valueOf(figures.failed()),
                BigDecimal.valueOf(figures.jobs() + figures.failed()));
    }

    static Optional<BigDecimal> refunded(UsageFigures figures) {
        return percent(figures.refunded(), ofJobs(figures));
    }

    /** {@code 36.00 USD and 1,240 credits}; a dash where no provider reported anything. */
    static String providerCost(Map<String, BigDecimal> cost) {
        return providerCost(cost, Map.of());
    }

    /** The same in a column, with the decimals that it has for a unit. */
    static String providerCost(Map<String, BigDecimal> cost, Map<String, Integer> places) {
        return cost.isEmpty()
                ? "\u2013"
                : new TreeMap<>(cost)
                        .entrySet().stream()
                                .map(one ->
                                        amount(one.getValue(), places.getOrDefault(one.getKey(), 0))
                                                + " "
                                                + one.getKey())
                                .collect(Collectors.joining(" and "));
    }

    /** By unit, the decimals that a column of such costs needs. */
    static Map<String, Integer> places(Stream<Map<String, BigDecimal>> costs) {
        Map<String, Integer> most = new HashMap<>();
        costs.forEach(
                cost -> cost.forEach((unit, value) -> most.merge(unit, places(value), Math::max)));
        return most;
    }

    private static int places(BigDecimal value) {
        int scale = value.stripTrailingZeros().scale();
        return scale <= 0 ? 0 : Math.min(PLACES, Math.max(2, scale));
    }

    static String amount(BigDecimal value) {
        return amount(value, 0);
    }

    private static String amount(BigDecimal value, int places) {
        String digits =
                String.format(
                        Locale.ENGLISH, "%,." + Math.max(places, places(value)) + "f", value.abs());
        return value.signum() < 0 ? "\u2212" + digits : digits;
    }

    static Credits sum(List<Credits> amounts) {
        return amounts.stream().reduce(Credits.ZERO, Credits::plus);
    }
}
