package io.framehouse.catalog.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A price rule as people read and write it; the same as its JSON form.
 *
 * @param unit {@code credits} or {@code USD}
 * @param settlement {@code quoted} or {@code reported}
 * @param share what remains off-peak of a row that does not name it, null where it has no price
 * @param roundUpTo the step that the lowered price is rounded up to
 */
record RuleDraft(
        String unit,
        String settlement,
        List<Row> rows,
        @Nullable BigDecimal share,
        @Nullable BigDecimal roundUpTo,
        List<Surcharge> surcharges) {
    static final String OFF_PEAK = "off_peak";

    RuleDraft {
        rows = List.copyOf(rows);
        surcharges = List.copyOf(surcharges);
    }

    /**
     * A price for some settings.
     *
     * @param seconds what each second costs, the last for all further ones; may be empty
     * @param generation what each video costs whatever its length, or null
     */
    record Row(
            Map<String, String> when, List<BigDecimal> seconds, @Nullable BigDecimal generation) {
        Row {
            when = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(when));
            seconds = List.copyOf(seconds);
        }

        /** What a video of this length costs. */
        BigDecimal total(int length) {
            BigDecimal total = generation == null ? BigDecimal.ZERO : generation;
            for (int index = 0; index < length && !seconds.isEmpty(); index++) {
                total = total.add(seconds.get(Math.min(index, seconds.size() - 1)));
            }
            return total;
        }

        /** What the second of this number costs, counted from 0; null without a price a second. */
        @Nullable BigDecimal second(int index) {
            return seconds.isEmpty() ? null : seconds.get(Math.min(index, seconds.size() - 1));
        }

        boolean isOffPeak() {
            return "true".equals(when.get(OFF_PEAK));
        }

        /** The settings without the time of day. */
        Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>(when);
            settings.remove(OFF_PEAK);
            return settings;
        }
    }

    /** An amount more for some settings. */
    record Surcharge(String label, Map<String, String> when, BigDecimal amount) {}

    static RuleDraft of(ObjectNode rule) {
        List<Row> rows = new ArrayList<>();
        rule.path("rows").forEach(row -> rows.add(row(row)));
        List<Surcharge> surcharges = new ArrayList<>();
        rule.path("surcharges")
                .forEach(more ->
                        surcharges.add(
                                new Surcharge(
                                        more.path("label").asString(""),
                                        when(more),
                                        more.path("amount").decimalValue())));
        JsonNode offPeak = rule.path(OFF_PEAK);
        return new RuleDraft(
                rule.path("unit").asString("credits"),
                rule.path("settlement").asString("quoted"),
                rows,
                number(offPeak.path("share")),
                number(offPeak.path("round_up_to")),
                surcharges);
    }

    ObjectNode toJson() {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("unit", unit).put("settlement", settlement);
        var list = rule.putArray("rows");
        rows.forEach(row -> write(row, list.addObject()));
        if (share != null) {
            ObjectNode lowered = rule.putObject(OFF_PEAK).put("share", share);
            if (roundUpTo != null) {
                lowered.put("round_up_to", roundUpTo);
            }
        }
        if (!surcharges.isEmpty()) {
            var more = rule.putArray("surcharges");
            surcharges.forEach(one -> {
                ObjectNode node = more.addObject().put("label", one.label());
                write(one.when(), node);
                node.put("amount", one.amount());
            });
        }
        return rule;
    }

    /** The most seconds that some row prices one by one; 0 where none is by the second. */
    int steps() {
        return rows.stream().mapToInt(row -> row.seconds().size()).max().orElse(0);
    }

    private static void write(Row row, ObjectNode node) {
        write(row.when(), node);
        if (!row.seconds().isEmpty()) {
            var seconds = node.putArray("seconds");
            row.seconds().forEach(seconds::add);
        }
        if (row.generation() != null) {
            node.put("generation", row.generation());
        }
    }

    private static void write(Map<String, String> when, ObjectNode node) {
        if (!when.isEmpty()) {
            ObjectNode conditions = node.putObject("when");
            when.forEach(conditions::put);
        }
    }

    private static Row row(JsonNode node) {
        List<BigDecimal> seconds = new ArrayList<>();
        node.path("seconds").forEach(amount -> seconds.add(amount.decimalValue()));
        return new Row(when(node), seconds, number(node.path("generation")));
    }

    private static Map<String, String> when(JsonNode node) {
        Map<String, String> when = new LinkedHashMap<>();
        node.path("when")
                .properties()
                .forEach(entry -> when.put(entry.getKey(), entry.getValue().asString()));
        return when;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
