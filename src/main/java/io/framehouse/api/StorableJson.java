package io.framehouse.api;

import io.framehouse.shared.DomainException;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Refuses JSON that is well formed but that PostgreSQL's jsonb cannot keep. */
final class StorableJson {
    private static final int MAX_EXPONENT = 1_000;

    private StorableJson() {}

    static void require(JsonNode node) {
        if (node.isString()) {
            requireText(node.asString());
        } else if (node.isNumber()) {
            requireNumber(node.decimalValue());
        } else if (node.isObject()) {
            node.properties().forEach(field -> requireText(field.getKey()));
        }
        node.forEach(StorableJson::require);
    }

    private static void requireText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw refused("a NUL character");
            }
            if (Character.isSurrogate(unit)) {
                if (i + 1 >= text.length()
                        || !Character.isSurrogatePair(unit, text.charAt(i + 1))) {
                    throw refused("half of a surrogate pair");
                }
                i++;
            }
        }
    }

    private static void requireNumber(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT) {
            throw refused("a number beyond 1e" + MAX_EXPONENT);
        }
    }

    private static DomainException refused(String what) {
        return DomainException.invalid(
                "body", "malformed_json", "The body holds " + what + "; take it out.");
    }
}
