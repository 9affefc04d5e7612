package io.framehouse.catalog.internal;

import com.networknt.schema.Error;
import io.framehouse.shared.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words a broken schema rule for people. The text comes from {@code x-messages} beside the rule, by
 * keyword, either plain or as {@code {code, text}}; else from a general one.
 */
final class RuleMessages {
    private static final String PREFIX = "parameters.";

    private record General(String code, String text) {}

    private static final Map<String, General> GENERAL =
            Map.ofEntries(
                    general("type", "wrong_type", "'{name}' must be {type}; this is {found}."),
                    general(
                            "minimum",
                            "out_of_range",
                            "{value} is too small for '{name}'; {min} is the least."),
                    general(
                            "maximum",
                            "out_of_range",
                            "{value} is too large for '{name}'; {max} is the most."),
                    general("enum", "not_offered", "{value} is not offered. Choose {allowed}."),
                    general("const", "not_offered", "'{name}' cannot be {value} here."),
                    general("not", "not_combinable", "'{name}' cannot be given here."),
                    general(
                            "maxLength",
                            "too_long",
                            "'{name}' is {length} characters; {max} is the most. Remove {over}."),
                    general("minLength", "bad_format", "'{name}' is too short."),
                    general("pattern", "bad_format", "'{name}' is not in the expected form."),
                    general("required", "missing", "'{name}' is missing; {title} needs it."),
                    general("minItems", "too_few", "'{name}' needs at least {min}."),
                    general(
                            "maxItems",
                            "too_many",
                            "'{name}' takes {max}; you gave {count}. Remove {over}."),
                    general(
                            "additionalProperties",
                            "unknown_parameter",
                            "'{name}' is not a parameter of {title}. It takes {allowed}."));

    private final String title;
    private final ObjectNode schema;

    RuleMessages(String title, ObjectNode schema) {
        this.title = title;
        this.schema = schema;
    }

    FieldError of(Error error) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1);
        JsonNode rule = schema.at(JsonPointer.compile(pointer).head());
        String property = error.getProperty();
        String field =
                FieldPaths.of(
                        error.getInstanceLocation() + (property == null ? "" : "/" + property));
        String keyword = String.valueOf(error.getKeyword());
        JsonNode own = text(rule, keyword, property);
        General general = GENERAL.getOrDefault(keyword, new General("invalid", error.getMessage()));
        JsonNode code = own.path("code");
        String template =
                own.isString() ? own.asString() : own.path("text").asString(general.text());
        Object allowed = Allowed.of(rule, keyword);
        return new FieldError(
                PREFIX + field,
                code.isString() ? code.asString() : general.code(),
                MessageTemplate.fill(template, values(error, rule, keyword, field, allowed)),
                allowed);
    }

    private JsonNode text(JsonNode rule, String keyword, @Nullable String property) {
        JsonNode ofProperty =
                rule.path("properties")
                        .path(property == null ? "" : property)
                        .path("x-messages")
                        .path(keyword);
        return ofProperty.isMissingNode() ? rule.path("x-messages").path(keyword) : ofProperty;
    }

    private Map<String, Object> values(
            Error error, JsonNode rule, String keyword, String field, @Nullable Object allowed) {
        Map<String, Object> values = new HashMap<>(Map.of("title", title, "name", field));
        JsonNode value = error.getInstanceNode();
        values.put("value", value.isValueNode() ? value.asString() : "this");
        values.put("type", typeWords(rule.path("type").asString("")));
        values.put("found", foundWords(value));
        values.put("min", first(rule, "minimum", "minItems", "minLength"));
        values.put("max", first(rule, "maximum", "maxItems", "maxLength"));
        if (allowed instanceof List<?> list) {
            values.put("allowed", words(list));
        }
        measure(values, value, rule.path(keyword).asLong(0));
        return values;
    }

    private static void measure(Map<String, Object> values, JsonNode value, long limit) {
        if (value.isArray()) {
            values.put("count", value.size());
            values.put("over", value.size() - limit);
        } else if (value.isString()) {
            String text = value.asString();
            int length = text.codePointCount(0, text.length());
            values.put("length", grouped(length));
            values.put("over", grouped(length - limit));
        }
    }

    private static String first(JsonNode rule, String... keywords) {
        for (String keyword : keywords) {
            if (rule.has(keyword)) {
                return grouped(rule.get(keyword).asLong());
            }
        }
        return "";
    }

    private static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String words(List<?> list) {
        if (list.size() == 1) {
            return String.valueOf(list.getFirst());
        }
        List<String> texts = list.stream().map(String::valueOf).toList();
        return String.join(", ", texts.subList(0, texts.size() - 1)) + " or " + texts.getLast();
    }

    private static String typeWords(String type) {
        return switch (type) {
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "string" -> "text";
            case "array" -> "a list";
            default -> "an object";
        };
    }

    private static String foundWords(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> "the number " + value.asString();
            case BOOLEAN -> value.asString();
            case STRING -> "the text \"" + shortened(value.asString()) + "\"";
            case ARRAY -> "a list";
            case NULL -> "null";
            default -> "an object";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Map.Entry<String, General> general(String keyword, String code, String text) {
        return Map.entry(keyword, new General(code, text));
    }
}
