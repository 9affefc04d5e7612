package io.framehouse.gateway.rest.openapi;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the catalogue says of its models, as schemas of the document. */
final class ModelSchemas {
    private static final String ROUTERS_PATH = "/v3/async/";

    private ModelSchemas() {}

    /** Adds each model's parameters and fills the lists of models of the providers' calls. */
    static void addTo(ObjectNode schemas, Catalog catalog) {
        List<CatalogModel> models = catalog.models();
        ArrayNode choices = ((ObjectNode) schemas.get("Parameters")).putArray("anyOf");
        for (CatalogModel model : models) {
            String name = "parameters." + model.id();
            ObjectNode schema = model.schema().deepCopy();
            schema.remove("$schema");
            withoutNotes(schema);
            schema.put("title", model.title());
            schemas.set(name, schema);
            choices.addObject().put("$ref", "#/components/schemas/" + name);
        }
        names(schemas, "RouterModel", models, "async-v3", ModelSchemas::lastOfPath);
        names(schemas, "ViduModel", models, "vidu", ModelSchemas::providerModel);
        names(schemas, "VtrixModel", models, "vtrix", ModelSchemas::providerModel);
    }

    private static void names(
            ObjectNode schemas,
            String schema,
            List<CatalogModel> models,
            String dialect,
            Function<Route, Stream<String>> name) {
        ArrayNode words = ((ObjectNode) schemas.get(schema)).putArray("enum");
        models.stream()
                .flatMap(model -> model.routes().stream())
                .filter(route -> route.dialect().equals(dialect))
                .flatMap(name)
                .distinct()
                .sorted()
                .forEach(words::add);
    }

    private static Stream<String> lastOfPath(Route route) {
        return Stream.of(route.path())
                .filter(path -> path.startsWith(ROUTERS_PATH))
                .map(path -> path.substring(ROUTERS_PATH.length()));
    }

    private static Stream<String> providerModel(Route route) {
        return Stream.of(route).map(Route::providerModel).filter(Objects::nonNull);
    }

    /** How the console draws a field is not for programs. */
    private static void withoutNotes(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("x-form", "x-messages", "x-absent"));
        }
        node.valueStream().forEach(ModelSchemas::withoutNotes);
    }
}
