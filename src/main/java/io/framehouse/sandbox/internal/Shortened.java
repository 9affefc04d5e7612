package io.framehouse.sandbox.internal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A copy of a request in which data URIs are cut, so that lists stay readable. */
final class Shortened {
    private static final int KEPT = 40;

    private Shortened() {}

    static JsonNode copyOf(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(entry -> copy.set(entry.getKey(), copyOf(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.values().forEach(item -> copy.add(copyOf(item)));
            return copy;
        }
        if (node.isString() && node.stringValue().startsWith("data:")) {
            String text = node.stringValue();
            String start = text.substring(0, Math.min(KEPT, text.length()));
            return Json.MAPPER.valueToTree(start + "… (" + text.length() + " characters)");
        }
        return node;
    }
}
