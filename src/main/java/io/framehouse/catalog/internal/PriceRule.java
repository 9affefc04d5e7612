package io.framehouse.catalog.internal;

import io.framehouse.catalog.Quote.Settlement;
import io.framehouse.shared.Wire;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A price as data, in units of a provider.
 *
 * @param unit {@code credits} or {@code USD}
 * @param rows prices of the video itself; the first that fits counts
 * @param offPeak how off-peak lowers a row that does not name it; null where rows name it or there
 *     is none
 */
record PriceRule(
        String unit,
        Settlement settlement,
        List<Row> rows,
        @Nullable OffPeak offPeak,
        List<Surcharge> surcharges) {

    /**
     * @param when values of parameters, as text, that this row is for
     * @param seconds what each second costs, the last for all further ones; empty where the price
     *     is per generation
     * @param generation what each video costs whatever its length
     */
    record Row(
            Map<String, String> when, List<BigDecimal> seconds, @Nullable BigDecimal generation) {
        boolean fits(ObjectNode request) {
            return when.entrySet().stream().allMatch(wish -> holds(request, wish));
        }
    }

    /**
     * @param share what remains of the price, such as 0.5
     * @param roundUpTo the step that the lowered price is rounded up to
     */
    record OffPeak(BigDecimal share, BigDecimal roundUpTo) {}

    /** An amount more when parameters have these values. */
    record Surcharge(String label, Map<String, String> when, BigDecimal amount) {
        boolean fits(ObjectNode request) {
            return when.entrySet().stream().allMatch(wish -> holds(request, wish));
        }
    }

    /** Reads a rule that has passed {@link FileCheck#checkPrice}. */
    static PriceRule of(ObjectNode node) {
        List<Row> rows = new ArrayList<>();
        node.get("rows").forEach(row -> rows.add(row(row)));
        List<Surcharge> surcharges = new ArrayList<>();
        node.path("surcharges").forEach(more -> surcharges.add(surcharge(more)));
        return new PriceRule(
                node.get("unit").asString(),
                Wire.parse(Settlement.class, node.get("settlement").asString()).orElseThrow(),
                rows,
                offPeak(node.path("off_peak")),
                surcharges);
    }

    /** The row for a request; empty where nothing covers it. */
    Optional<Row> rowFor(ObjectNode request) {
        boolean wantsOffPeak = request.path("off_peak").asBoolean(false);
        return rows.stream()
                .filter(row -> row.fits(request))
                .filter(row ->
                        !wantsOffPeak || offPeak != null || row.when().containsKey("off_peak"))
                .findFirst();
    }

    /** The share that this row leaves off-peak; null where the full price holds. */
    @Nullable OffPeak loweredBy(Row row, ObjectNode request) {
        boolean lowered =
                request.path("off_peak").asBoolean(false) && !row.when().containsKey("off_peak");
        return lowered ? offPeak : null;
    }

    private static boolean holds(ObjectNode request, Map.Entry<String, String> wish) {
        JsonNode value = request.path(wish.getKey());
        return value.isMissingNode()
                ? wish.getValue().equals("false")
                : value.isValueNode() && value.asString().equals(wish.getValue());
    }

    private static Row row(JsonNode node) {
        List<BigDecimal> seconds = new ArrayList<>();
        node.path("seconds").forEach(amount -> seconds.add(amount.decimalValue()));
        JsonNode generation = node.path("generation");
        return new Row(
                when(node),
                List.copyOf(seconds),
                generation.isNumber() ? generation.decimalValue() : null);
    }

    private static Surcharge surcharge(JsonNode node) {
        return new Surcharge(
                node.get("label").asString(), when(node), node.get("amount").decimalValue());
    }

    private static @Nullable OffPeak offPeak(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        JsonNode step = node.path("round_up_to");
        return new OffPeak(
                node.get("share").decimalValue(),
                step.isNumber() ? step.decimalValue() : new BigDecimal("0.000001"));
    }

    private static Map<String, String> when(JsonNode node) {
        Map<String, String> when = new HashMap<>();
        node.path("when")
                .properties()
                .forEach(entry -> when.put(entry.getKey(), entry.getValue().asString()));
        return Map.copyOf(when);
    }
}
