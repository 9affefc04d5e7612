package io.framehouse.catalog.internal;

import io.framehouse.catalog.QuoteLine;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prices one request by one rule, exactly, in the rule's unit; rounds once, when turned into
 * credits.
 */
final class PriceCalculation {
    /** A line before rounding. */
    private record Item(String label, BigDecimal quantity, BigDecimal unitPrice) {
        BigDecimal amount() {
            return quantity.multiply(unitPrice);
        }
    }

    private final List<Item> items = new ArrayList<>();

    private PriceCalculation() {}

    /** Empty where no row of the rule covers the request. */
    static Optional<PriceCalculation> of(PriceRule rule, ObjectNode request) {
        return rule.rowFor(request).map(row -> calculate(rule, row, request));
    }

    private static PriceCalculation calculate(
            PriceRule rule, PriceRule.Row row, ObjectNode request) {
        PriceCalculation calculation = new PriceCalculation();
        BigDecimal generation = row.generation();
        if (generation != null) {
            calculation.add("Video", 1, generation);
        }
        calculation.addSeconds(row.seconds(), request.path("duration").asInt(0));
        PriceRule.OffPeak offPeak = rule.loweredBy(row, request);
        if (offPeak != null) {
            calculation.lower(offPeak);
        }
        rule.surcharges().stream()
                .filter(more -> more.fits(request))
                .forEach(more -> calculation.add(more.label(), 1, more.amount()));
        return calculation;
    }

    BigDecimal total() {
        return items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void addDifference(String label, BigDecimal amount) {
        add(label, 1, amount);
    }

    /** The same in credits, still exact. */
    PriceCalculation inCredits(BigDecimal rate) {
        PriceCalculation converted = new PriceCalculation();
        items.forEach(item ->
                converted.items.add(
                        new Item(item.label(), item.quantity(), item.unitPrice().multiply(rate))));
        return converted;
    }

    /**
     * The lines of a calculation in credits; the last takes what rounding leaves, so that they add
     * up.
     */
    List<QuoteLine> lines(Credits total) {
        List<QuoteLine> lines = new ArrayList<>();
        Credits left = total;
        for (int index = 0; index < items.size(); index++) {
            Item item = items.get(index);
            boolean last = index == items.size() - 1;
            Credits amount = last ? left : Credits.round(item.amount());
            left = left.minus(amount);
            Credits unitPrice = Credits.round(item.unitPrice());
            lines.add(new QuoteLine(item.label(), item.quantity(), unitPrice, amount));
        }
        return lines;
    }

    private void addSeconds(List<BigDecimal> seconds, int duration) {
        if (seconds.size() == 1) {
            add(duration == 1 ? "1 second" : duration + " seconds", duration, seconds.getFirst());
            return;
        }
        for (int index = 0; index < seconds.size(); index++) {
            boolean last = index == seconds.size() - 1;
            int count = last ? duration - index : Math.min(1, duration - index);
            if (count > 0) {
                add(secondsLabel(index, last, count), count, seconds.get(index));
            }
        }
    }

    private static String secondsLabel(int index, boolean last, int count) {
        if (last) {
            return count == 1 ? "1 further second" : count + " further seconds";
        }
        return switch (index) {
            case 0 -> "First second";
            case 1 -> "Second second";
            default -> "Second number " + (index + 1);
        };
    }

    private void lower(PriceRule.OffPeak offPeak) {
        BigDecimal full = total();
        BigDecimal lowered =
                full.multiply(offPeak.share())
                        .divide(offPeak.roundUpTo(), 0, RoundingMode.CEILING)
                        .multiply(offPeak.roundUpTo());
        add("Off-peak", 1, lowered.subtract(full));
    }

    private void add(String label, long quantity, BigDecimal unitPrice) {
        items.add(new Item(label, BigDecimal.valueOf(quantity), unitPrice));
    }
}
