package io.framehouse.catalog.internal;

import io.framehouse.catalog.RequestRules.Picture;
import io.framehouse.shared.FieldError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule that only the pictures themselves can break; which ones is data. */
sealed interface PictureRule {
    /** The kinds of checks that are rules about pictures. */
    Set<String> KINDS = Set.of("similar_shape", "least_size");

    /**
     * What is wrong; a picture that is not known breaks nothing.
     *
     * @param look finds a picture by its text in the request
     */
    List<FieldError> check(ObjectNode parameters, Function<String, Optional<Picture>> look);

    static PictureRule of(JsonNode node) {
        String field = node.get("field").asString();
        String message = node.get("message").asString();
        return node.get("kind").asString().equals("similar_shape")
                ? new SimilarShape(
                        field,
                        node.get("min").decimalValue(),
                        node.get("max").decimalValue(),
                        message)
                : new LeastSize(
                        field,
                        node.path("property").asString(""),
                        node.get("min").intValue(),
                        message);
    }

    private static String size(Picture picture) {
        return picture.width() + "\u00d7" + picture.height();
    }

    /** The first picture's width to height, divided by the last one's, lies in a range. */
    record SimilarShape(String field, BigDecimal min, BigDecimal max, String message)
            implements PictureRule {
        private static final int DIGITS = 2;

        @Override
        public List<FieldError> check(
                ObjectNode parameters, Function<String, Optional<Picture>> look) {
            JsonNode list = parameters.path(field);
            if (list.size() < 2) {
                return List.of();
            }
            Optional<Picture> first = look.apply(list.get(0).asString());
            Optional<Picture> last = look.apply(list.get(list.size() - 1).asString());
            return first.isEmpty() || last.isEmpty() ? List.of() : compare(first.get(), last.get());
        }

        private List<FieldError> compare(Picture first, Picture last) {
            BigDecimal wide = BigDecimal.valueOf((long) first.width() * last.height());
            BigDecimal high = BigDecimal.valueOf((long) first.height() * last.width());
            if (wide.compareTo(min.multiply(high)) >= 0
                    && wide.compareTo(max.multiply(high)) <= 0) {
                return List.of();
            }
            Map<String, ?> values =
                    Map.of(
                            "first",
                            size(first),
                            "last",
                            size(last),
                            "value",
                            wide.divide(high, DIGITS, RoundingMode.HALF_UP).toPlainString(),
                            "min",
                            min.toPlainString(),
                            "max",
                            max.toPlainString());
            return List.of(
                    new FieldError(
                            "parameters." + field,
                            "shapes_differ",
                            MessageTemplate.fill(message, values),
                            List.of(min, max)));
        }
    }

    /**
     * No picture is narrower or lower than so many pixels.
     *
     * @param property the list inside each item; empty where the field itself is the list
     */
    record LeastSize(String field, String property, int min, String message)
            implements PictureRule {
        @Override
        public List<FieldError> check(
                ObjectNode parameters, Function<String, Optional<Picture>> look) {
            List<FieldError> errors = new ArrayList<>();
            JsonNode list = parameters.path(field);
            if (property.isEmpty()) {
                check(list, field, look, errors);
                return errors;
            }
            for (int i = 0; i < list.size(); i++) {
                String place = "%s[%d].%s".formatted(field, i, property);
                check(list.get(i).path(property), place, look, errors);
            }
            return errors;
        }

        private void check(
                JsonNode images,
                String place,
                Function<String, Optional<Picture>> look,
                List<FieldError> errors) {
            for (int i = 0; i < images.size(); i++) {
                String name = "parameters.%s[%d]".formatted(place, i);
                look.apply(images.get(i).asString())
                        .filter(picture -> Math.min(picture.width(), picture.height()) < min)
                        .ifPresent(picture -> errors.add(tooSmall(name, picture)));
            }
        }

        private FieldError tooSmall(String name, Picture picture) {
            Map<String, ?> values = Map.of("value", size(picture), "min", min);
            return new FieldError(
                    name, "too_small", MessageTemplate.fill(message, values), Map.of("min", min));
        }
    }
}
