package io.framehouse.catalog.internal;

import io.framehouse.shared.FieldError;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule over several parameters that JSON Schema has no word for; which ones is data. */
sealed interface CrossCheck {
    void check(ObjectNode parameters, Findings findings);

    static CrossCheck of(JsonNode node) {
        String field = node.get("field").asString();
        String property = node.get("property").asString();
        String message = node.get("message").asString();
        return switch (node.get("kind").asString()) {
            case "unique" -> new Unique(field, property, message);
            case "total" -> new Total(field, property, node.get("max").intValue(), message);
            default ->
                    new Mentioned(
                            new Mentions(field, node.get("list").asString(), property),
                            message,
                            node.get("word_message").asString());
        };
    }

    /** No two items of a list share a property's value. */
    record Unique(String list, String property, String message) implements CrossCheck {
        @Override
        public void check(ObjectNode parameters, Findings findings) {
            Set<String> seen = new HashSet<>();
            int index = 0;
            for (JsonNode item : parameters.path(list)) {
                JsonNode value = item.path(property);
                if (value.isString() && !seen.add(value.asString())) {
                    String field = "parameters.%s[%d].%s".formatted(list, index, property);
                    Map<String, ?> values = Map.of("value", value.asString());
                    findings.error(
                            new FieldError(
                                    field, "duplicate", MessageTemplate.fill(message, values)));
                }
                index++;
            }
        }
    }

    /** All items' inner lists together hold at most so many. */
    record Total(String list, String property, int max, String message) implements CrossCheck {
        @Override
        public void check(ObjectNode parameters, Findings findings) {
            int count = 0;
            for (JsonNode item : parameters.path(list)) {
                count += item.path(property).size();
            }
            if (count > max) {
                Map<String, ?> values = Map.of("count", count, "max", max, "over", count - max);
                findings.error(
                        new FieldError(
                                "parameters." + list,
                                "too_many",
                                MessageTemplate.fill(message, values),
                                Map.of("max", max)));
            }
        }
    }

    /** What the prompt names with @ exists. */
    record Mentioned(Mentions mentions, String message, String wordMessage) implements CrossCheck {
        @Override
        public void check(ObjectNode parameters, Findings findings) {
            for (Mentions.Unknown unknown : mentions.unknown(parameters)) {
                Map<String, ?> values = Map.of("value", "@" + unknown.word(), "id", unknown.word());
                if (unknown.number()) {
                    findings.error(
                            new FieldError(
                                    "parameters." + mentions.field(),
                                    "unknown_subject",
                                    MessageTemplate.fill(message, values),
                                    mentions.ids(parameters)));
                } else {
                    findings.warning(MessageTemplate.fill(wordMessage, values));
                }
            }
        }
    }
}
