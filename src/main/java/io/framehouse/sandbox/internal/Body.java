package io.framehouse.sandbox.internal;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads fields with their documented JSON types; a field of another type is refused. */
final class Body {
    private final ObjectNode json;

    Body(ObjectNode json) {
        this.json = json;
    }

    void refuseOthersThan(Set<String> known) {
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw new Refusal(
                        RefusalKind.FIELD_UNWANTED, name, name + " is not a field of this call");
            }
        }
    }

    boolean has(String name) {
        JsonNode node = json.get(name);
        return node != null && !node.isNull();
    }

    private @Nullable JsonNode node(String name) {
        return has(name) ? json.get(name) : null;
    }

    String text(String name, String otherwise) {
        JsonNode node = node(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isString()) {
            throw Refusal.invalid(name, "must be a string", node.getNodeType());
        }
        return node.stringValue();
    }

    String textUpTo(String name, int maxCharacters) {
        String text = text(name, "");
        if (text.codePointCount(0, text.length()) > maxCharacters) {
            throw Refusal.invalid(
                    name,
                    "must have at most " + maxCharacters + " characters",
                    text.length() + " characters long");
        }
        return text;
    }

    String oneOf(String name, Collection<String> allowed, String otherwise) {
        String text = text(name, otherwise);
        if (!allowed.contains(text)) {
            throw Refusal.invalid(name, "must be one of " + allowed, "'" + text + "'");
        }
        return text;
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode node = node(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw Refusal.invalid(name, "must be a boolean", node);
        }
        return node.booleanValue();
    }

    long integer(String name, long otherwise, long min, long max) {
        JsonNode node = node(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw Refusal.invalid(name, "must be an integer", node);
        }
        long value = node.longValue();
        if (value < min || value > max) {
            throw Refusal.invalid(name, "must be from " + min + " to " + max, value);
        }
        return value;
    }

    /** The array of that name, empty when absent. */
    Iterable<JsonNode> array(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return Set.of();
        }
        if (!node.isArray()) {
            throw Refusal.invalid(name, "must be an array", node.getNodeType());
        }
        return node.values();
    }

    void require(String name) {
        JsonNode node = node(name);
        boolean blank = node != null && node.isString() && node.stringValue().isBlank();
        if (node == null || blank) {
            throw new Refusal(RefusalKind.FIELD_LACKING, name, name + " is required");
        }
    }
}
