package io.framehouse.catalog.internal;

import com.networknt.schema.Schema;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a model of a catalogue file. */
final class ModelFileReader {
    private ModelFileReader() {}

    static LoadedModel read(SourceFile file) {
        FileCheck.check(file);
        JsonNode content = file.content();
        ObjectNode parameters = (ObjectNode) content.get("parameters");
        List<LoadedRoute> routes = new ArrayList<>();
        content.get("routes").forEach(node -> routes.add(route(node, parameters)));
        String title = content.get("title").asString();
        CatalogModel model =
                new CatalogModel(
                        content.get("id").asString(),
                        title,
                        content.get("mode").asString(),
                        content.get("summary").asString(),
                        published(parameters),
                        FormFields.of(parameters),
                        routes.stream().map(LoadedRoute::route).toList(),
                        Duration.ofSeconds(
                                content.get("poll").get("usual_time_seconds").longValue()));
        ModelRules rules =
                new ModelRules(title, parameters, content.path("checks"), content.path("warnings"));
        return new LoadedModel(model, rules, routes, (ObjectNode) content.get("price"));
    }

    /** The schema as callers see it: without our own keywords. */
    private static ObjectNode published(ObjectNode parameters) {
        ObjectNode copy = parameters.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(CatalogJson.OURS);
        }
        node.forEach(ModelFileReader::strip);
    }

    private static LoadedRoute route(JsonNode node, ObjectNode parameters) {
        JsonNode model = node.path("provider_model");
        ObjectNode accepts = (ObjectNode) node.get("accepts");
        Route.Cost cost = cost(node.get("cost"));
        Route route =
                new Route(
                        node.get("dialect").asString(),
                        node.get("path").asString(),
                        model.isString() ? model.asString() : null,
                        carried(node, parameters),
                        words(node.path("words")),
                        constants(node.path("constants")),
                        strings(node.path("renames")),
                        accepts,
                        cost);
        @Nullable Schema condition = accepts == null ? null : CatalogJson.schema(accepts);
        ObjectNode costRule = cost.rule();
        return new LoadedRoute(route, condition, costRule == null ? null : PriceRule.of(costRule));
    }

    private static Route.Cost cost(JsonNode node) {
        return new Route.Cost(
                node.get("unit").asString(),
                node.get("source").asString(),
                node.get("certainty").asString(),
                (ObjectNode) node.get("price"));
    }

    private static Set<String> carried(JsonNode node, ObjectNode parameters) {
        Set<String> names = new LinkedHashSet<>();
        if (node.has("parameters")) {
            node.get("parameters").forEach(name -> names.add(name.asString()));
        } else {
            names.addAll(parameters.get("properties").propertyNames());
        }
        return names;
    }

    private static Map<String, Map<String, String>> words(JsonNode node) {
        Map<String, Map<String, String>> words = new HashMap<>();
        node.properties().forEach(entry -> words.put(entry.getKey(), strings(entry.getValue())));
        return words;
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> strings = new HashMap<>();
        node.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asString()));
        return strings;
    }

    private static Map<String, Object> constants(JsonNode node) {
        Map<String, Object> constants = new HashMap<>();
        node.properties()
                .forEach(
                        entry -> constants.put(entry.getKey(), FormFields.plain(entry.getValue())));
        return constants;
    }
}
