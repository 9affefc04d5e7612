package io.framehouse.catalog.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a catalogue file before anything is made of it: its form, its schema, its references. */
final class FileCheck {
    private static final JsonNode FORM = form();
    private static final Schema FILE = CatalogJson.schema(FORM);
    private static final Schema PRICE = CatalogJson.schema(priceForm());
    private static final Schema META =
            CatalogJson.SCHEMAS.getSchema(
                    SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private FileCheck() {}

    static void check(SourceFile file) {
        refuse(file, "", FILE.validate(file.content()));
        JsonNode parameters = file.content().get("parameters");
        refuse(file, "parameters", META.validate(parameters));
        JsonNode known = parameters.get("properties");
        file.content()
                .path("checks")
                .forEach(check -> known(file, "checks", known, check, "field"));
        for (Map.Entry<String, JsonNode> property : known.properties()) {
            JsonNode condition = property.getValue().path("x-form").path("enabled_when");
            if (condition.isObject()) {
                known(
                        file,
                        "parameters.properties." + property.getKey(),
                        known,
                        condition,
                        "field");
            }
        }
        file.content().get("routes").forEach(route -> checkRoute(file, known, route));
    }

    /** The broken rules of a price rule, path and reason. */
    static List<Error> checkPrice(ObjectNode rule) {
        return PRICE.validate(rule);
    }

    private static void checkRoute(SourceFile file, JsonNode known, JsonNode route) {
        route.path("parameters").forEach(name -> require(file, "routes", known, name.asString()));
        route.path("words").propertyNames().forEach(name -> require(file, "routes", known, name));
        route.path("renames")
                .propertyNames()
                .forEach(path -> require(file, "routes", known, path.split("[.\\[]", 2)[0]));
        if (route.has("accepts")) {
            refuse(file, "routes.accepts", META.validate(route.get("accepts")));
        }
    }

    private static void known(
            SourceFile file, String where, JsonNode known, JsonNode holder, String field) {
        require(file, where, known, holder.get(field).asString());
    }

    private static void require(SourceFile file, String where, JsonNode known, String name) {
        if (!known.has(name)) {
            throw new CatalogFileException(
                    file.name(), where, "'" + name + "' is not one of the model's parameters");
        }
    }

    private static void refuse(SourceFile file, String prefix, List<Error> errors) {
        if (!errors.isEmpty()) {
            Error first = errors.getFirst();
            String property = first.getProperty() == null ? "" : "/" + first.getProperty();
            String field = prefix + FieldPaths.of(first.getInstanceLocation() + property);
            throw new CatalogFileException(
                    file.name(), field.isEmpty() ? "(top)" : field, first.getMessage());
        }
    }

    private static JsonNode form() {
        try (InputStream stream =
                FileCheck.class.getResourceAsStream("/catalog/model-file.schema.json")) {
            return CatalogJson.JSON.readTree(Objects.requireNonNull(stream));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode priceForm() {
        ObjectNode wrapper = (ObjectNode) FORM.get("$defs").get("price").deepCopy();
        wrapper.set("$defs", FORM.get("$defs"));
        return wrapper;
    }
}
