package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an object as a page prints them: {@code name:type}, with a question mark where the
 * field may be missing. Nothing else may be there; order does not matter.
 */
record Shape(Map<String, String> fields) {
    static Shape of(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.strip().split("\\s+")) {
            fields.put(
                    field.substring(0, field.indexOf(':')),
                    field.substring(field.indexOf(':') + 1));
        }
        return new Shape(fields);
    }

    void check(String page, JsonNode object) {
        List<String> wrong = new ArrayList<>();
        fields.forEach((name, type) -> {
            boolean optional = type.endsWith("?");
            if (!object.has(name)) {
                if (!optional) {
                    wrong.add(name + " is missing");
                }
            } else if (!is(
                    object.path(name), optional ? type.substring(0, type.length() - 1) : type)) {
                wrong.add(name + " is not " + type + ": " + object.path(name));
            }
        });
        object.propertyNames().stream()
                .filter(name -> !fields.containsKey(name))
                .forEach(name -> wrong.add(name + " is on no page"));
        assertThat(wrong).as(page + " " + object).isEmpty();
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "time" -> value.isString() && OffsetDateTime.parse(value.asString()) != null;
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalArgumentException(type);
        };
    }
}
