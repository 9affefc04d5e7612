package io.framehouse.catalog.internal;

import io.framehouse.catalog.FormField;
import io.framehouse.catalog.FormField.Condition;
import io.framehouse.catalog.FormField.Option;
import io.framehouse.shared.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Draws up the form's fields from the parameters' schema; one without {@code x-form} is hidden. */
final class FormFields {
    private FormFields() {}

    static List<FormField> of(JsonNode parameters) {
        List<FormField> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : parameters.get("properties").properties()) {
            if (property.getValue().has("x-form")) {
                boolean required =
                        StreamSupport.stream(parameters.path("required").spliterator(), false)
                                .anyMatch(name -> name.asString().equals(property.getKey()));
                fields.add(field(property.getKey(), property.getValue(), required));
            }
        }
        return fields;
    }

    /** A Boolean, Long or String. */
    static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isIntegralNumber() ? (Object) value.longValue() : value.asString();
    }

    private static FormField field(String name, JsonNode schema, boolean required) {
        JsonNode form = schema.get("x-form");
        JsonNode standard = schema.get("default");
        return new FormField(
                name,
                Wire.parse(FormField.Kind.class, form.get("kind").asString()).orElseThrow(),
                Wire.parse(FormField.Section.class, form.get("section").asString()).orElseThrow(),
                form.path("label").asString(schema.get("title").asString()),
                text(form.get("hint")),
                required,
                standard == null ? null : plain(standard),
                options(schema, form),
                number(schema, numbers(schema).min(), "minimum", "minItems", "minLength"),
                number(schema, numbers(schema).max(), "maximum", "maxItems", "maxLength"),
                condition(form.get("enabled_when")),
                text(form.get("unavailable")));
    }

    private static List<Option> options(JsonNode schema, JsonNode form) {
        List<Option> options = new ArrayList<>();
        for (JsonNode value : schema.path("enum")) {
            String word = value.asString();
            options.add(new Option(word, form.path("options").path(word).asString(word)));
        }
        return options;
    }

    private static @Nullable Condition condition(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        List<String> values = new ArrayList<>();
        node.get("values").forEach(value -> values.add(value.asString()));
        return new Condition(node.get("field").asString(), values, node.get("reason").asString());
    }

    /** The whole numbers to choose from; none where there is no such list. */
    private static IntStream numbers(JsonNode schema) {
        return schema.path("type").asString("").equals("integer")
                ? schema.path("enum").valueStream().mapToInt(JsonNode::intValue)
                : IntStream.empty();
    }

    private static @Nullable Integer number(
            JsonNode schema, OptionalInt ofList, String... keywords) {
        for (String keyword : keywords) {
            if (schema.has(keyword)) {
                return schema.get(keyword).intValue();
            }
        }
        return ofList.isPresent() ? ofList.getAsInt() : null;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.asString();
    }
}
