package io.framehouse.gateway.rest.openapi;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes out the short forms of our files, so that what is served is plain OpenAPI. */
final class ShortForms {
    private static final String SCOPES = "x-scopes";
    private static final String REFERENCE = "$ref";

    private ShortForms() {}

    static void writeOut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.get(REFERENCE) instanceof JsonNode target && target.isString()) {
                object.put(REFERENCE, reference(target.asString()));
            }
            if (object.remove(SCOPES) instanceof ArrayNode scopes) {
                scopes(object, scopes);
            }
        }
        node.valueStream().forEach(ShortForms::writeOut);
    }

    private static String reference(String text) {
        if (text.startsWith("#")) {
            return text;
        }
        return "#/components/" + (text.contains("/") ? text : "schemas/" + text);
    }

    /** Any one of the scopes is enough: one requirement each. */
    private static void scopes(ObjectNode operation, ArrayNode scopes) {
        ArrayNode security = operation.putArray("security");
        scopes.forEach(scope -> security.addObject().putArray("key").add(scope));
        List<String> words =
                scopes.valueStream().map(scope -> "`" + scope.asString() + "`").toList();
        String text = operation.path("description").asString("");
        operation.put("description", (text + "\n\nScope: " + any(words) + ".").strip());
    }

    private static String any(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", "))
                        + " or "
                        + words.getLast();
    }
}
