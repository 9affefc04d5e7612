package io.framehouse.catalog.internal;

import io.framehouse.catalog.RequestRules.Picture;
import io.framehouse.shared.FieldError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule that only pictures themselves can break: the first one's width to height, divided by the
 * last one's, lies in a range.
 */
record PictureRule(String field, BigDecimal min, BigDecimal max, String message) {
    static final String KIND = "similar_shape";
    private static final int DIGITS = 9;

    static PictureRule of(JsonNode node) {
        return new PictureRule(
                node.get("field").asString(),
                node.get("min").decimalValue(),
                node.get("max").decimalValue(),
                node.get("message").asString());
    }

    /**
     * What is wrong; empty for nothing, or where a picture is not known.
     *
     * @param look finds a picture by its text in the request
     */
    Optional<FieldError> check(ObjectNode parameters, Function<String, Optional<Picture>> look) {
        JsonNode list = parameters.path(field);
        if (list.size() < 2) {
            return Optional.empty();
        }
        Optional<Picture> first = look.apply(list.get(0).asString());
        Optional<Picture> last = look.apply(list.get(list.size() - 1).asString());
        return first.isEmpty() || last.isEmpty()
                ? Optional.empty()
                : compare(first.get(), last.get());
    }

    private Optional<FieldError> compare(Picture first, Picture last) {
        BigDecimal wide = BigDecimal.valueOf((long) first.width() * last.height());
        BigDecimal high = BigDecimal.valueOf((long) first.height() * last.width());
        boolean similar =
                wide.compareTo(min.multiply(high)) >= 0 && wide.compareTo(max.multiply(high)) <= 0;
        if (similar) {
            return Optional.empty();
        }
        Map<String, ?> values =
                Map.of(
                        "first",
                        first.width() + "\u00d7" + first.height(),
                        "last",
                        last.width() + "\u00d7" + last.height(),
                        "value",
                        wide.divide(high, DIGITS, RoundingMode.HALF_UP)
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString(),
                        "min",
                        min.toPlainString(),
                        "max",
                        max.toPlainString());
        return Optional.of(
                new FieldError(
                        "parameters." + field,
                        "shapes_differ",
                        MessageTemplate.fill(message, values),
                        List.of(min, max)));
    }
}
