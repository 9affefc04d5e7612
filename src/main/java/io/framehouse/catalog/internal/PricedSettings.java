package io.framehouse.catalog.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Every combination of the settings that decide a price, as far as some provider takes it. */
final class PricedSettings {
    private static final int MOST = 4_096;

    private PricedSettings() {}

    /** The names that a rule looks at. */
    static Set<String> names(PriceRule rule) {
        Set<String> names = new LinkedHashSet<>(List.of("duration", "resolution", "off_peak"));
        rule.rows().forEach(row -> names.addAll(row.when().keySet()));
        rule.surcharges().forEach(more -> names.addAll(more.when().keySet()));
        return names;
    }

    /** Requests of default length, in each combination of what the rule's rows look at. */
    static List<ObjectNode> of(LoadedModel model, PriceRule rule) {
        Set<String> axes = new LinkedHashSet<>(List.of("resolution", "off_peak"));
        rule.rows().forEach(row -> axes.addAll(row.when().keySet()));
        return of(model, axes);
    }

    /** The same, also in each combination of what costs more, and with and without sound. */
    static List<ObjectNode> ofAll(LoadedModel model, PriceRule rule) {
        Set<String> axes = names(rule);
        axes.remove("duration");
        axes.add("audio");
        return of(model, axes);
    }

    private static List<ObjectNode> of(LoadedModel model, Set<String> axes) {
        List<ObjectNode> requests = List.of(standard(model));
        for (String axis : axes) {
            List<String> values = values(model, axis);
            if (!values.isEmpty() && requests.size() * values.size() <= MOST) {
                requests = spread(requests, axis, values, model);
            }
        }
        return requests.stream()
                .filter(request -> model.rules().allows(request))
                .filter(request -> !model.routesFor(request).isEmpty())
                .toList();
    }

    /** The values of a setting with a short list of them; none where it is free or absent. */
    static List<String> values(LoadedModel model, String name) {
        JsonNode property = model.properties().path(name);
        if (property.has("const")) {
            return List.of(property.get("const").asString());
        }
        if ("boolean".equals(property.path("type").asString(""))) {
            return List.of("false", "true");
        }
        List<String> values = new ArrayList<>();
        property.path("enum").forEach(word -> values.add(word.asString()));
        return values;
    }

    /** The defaults with some settings in their place; a picture or prompt is not needed. */
    static ObjectNode request(LoadedModel model, ObjectNode settings) {
        return new Normaliser(model.model().schema()).normalise(settings);
    }

    /** {@code No price for 720p, off-peak, sound}. */
    static String words(ObjectNode request) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, JsonNode> setting : request.properties()) {
            JsonNode value = setting.getValue();
            if (setting.getKey().equals("resolution")) {
                words.add(value.asString());
            } else if (value.isBoolean() && value.asBoolean()) {
                words.add(setting.getKey().replace('_', '-'));
            }
        }
        return "No price for " + String.join(", ", words);
    }

    private static ObjectNode standard(LoadedModel model) {
        return request(model, CatalogJson.JSON.createObjectNode());
    }

    private static JsonNode typed(String type, String value) {
        return switch (type) {
            case "boolean" -> BooleanNode.valueOf(value.equals("true"));
            case "integer" -> IntNode.valueOf(Integer.parseInt(value));
            default -> StringNode.valueOf(value);
        };
    }

    private static List<ObjectNode> spread(
            List<ObjectNode> requests, String axis, List<String> values, LoadedModel model) {
        String type = model.properties().path(axis).path("type").asString("");
        List<ObjectNode> more = new ArrayList<>();
        for (ObjectNode request : requests) {
            for (String value : values) {
                ObjectNode one = request.deepCopy();
                more.add(one.set(axis, typed(type, value)));
            }
        }
        return more;
    }
}
