package io.framehouse.catalog.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a rule would accept, for machines. */
final class Allowed {
    private Allowed() {}

    static @Nullable Object of(JsonNode rule, String keyword) {
        return switch (keyword) {
            case "minimum", "maximum" -> range(rule, "minimum", "maximum");
            case "minItems", "maxItems" -> range(rule, "minItems", "maxItems");
            case "minLength", "maxLength" -> range(rule, "minLength", "maxLength");
            case "enum" -> list(rule.get("enum"));
            case "const" -> List.of(FormFields.plain(rule.get("const")));
            case "additionalProperties" -> List.copyOf(rule.get("properties").propertyNames());
            case "type" -> rule.path("type").asString("");
            case "pattern" -> rule.path("pattern").asString("");
            default -> null;
        };
    }

    private static Map<String, Object> range(JsonNode rule, String least, String most) {
        Map<String, Object> range = new LinkedHashMap<>();
        if (rule.has(least)) {
            range.put("min", rule.get(least).longValue());
        }
        if (rule.has(most)) {
            range.put("max", rule.get(most).longValue());
        }
        return range;
    }

    private static List<Object> list(JsonNode values) {
        List<Object> list = new ArrayList<>();
        values.forEach(value -> list.add(FormFields.plain(value)));
        return list;
    }
}
