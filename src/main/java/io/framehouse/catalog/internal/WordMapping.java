package io.framehouse.catalog.internal;

import io.framehouse.catalog.Route;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Renames parameters and maps their values between our words and a route's, both ways. */
final class WordMapping {
    private final Route route;
    private final boolean outward;

    private WordMapping(Route route, boolean outward) {
        this.route = route;
        this.outward = outward;
    }

    static ObjectNode toProvider(Route route, ObjectNode ours) {
        ObjectNode carried = ours.deepCopy().retain(route.parameters());
        ObjectNode theirs = (ObjectNode) new WordMapping(route, true).map(carried, "");
        route.constants()
                .forEach((name, value) -> theirs.set(name, CatalogJson.JSON.valueToTree(value)));
        return theirs;
    }

    static ObjectNode toOurs(Route route, ObjectNode theirs) {
        return (ObjectNode) new WordMapping(route, false).map(theirs, "");
    }

    /**
     * @param path the place in our words, such as {@code subjects[]}
     */
    private JsonNode map(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            ObjectNode mapped = CatalogJson.JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                String ours = ourName(path, entry.getKey());
                String place = path.isEmpty() ? ours : path + "." + ours;
                mapped.set(
                        outward ? route.renames().getOrDefault(place, ours) : ours,
                        map(entry.getValue(), place));
            }
            return mapped;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode mapped = CatalogJson.JSON.createArrayNode();
            array.forEach(item -> mapped.add(map(item, path + "[]")));
            return mapped;
        }
        return node.isString() ? StringNode.valueOf(word(path, node.asString())) : node;
    }

    private String ourName(String path, String name) {
        if (outward) {
            return name;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        for (Map.Entry<String, String> rename : route.renames().entrySet()) {
            String ours = rename.getKey().substring(rename.getKey().lastIndexOf('.') + 1);
            if (rename.getValue().equals(name) && rename.getKey().equals(prefix + ours)) {
                return ours;
            }
        }
        return name;
    }

    private String word(String path, String value) {
        Map<String, String> words = route.words().getOrDefault(path, Map.of());
        if (outward) {
            return words.getOrDefault(value, value);
        }
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(value);
    }
}
