package io.framehouse.catalog.internal;

import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something without effect or surprising.
 *
 * @param given parameters that the caller must have given
 * @param when a schema that the normalised request must keep
 */
record Warning(List<String> given, Schema when, String message) {
    static Warning of(JsonNode node) {
        List<String> given = new ArrayList<>();
        node.path("given").forEach(name -> given.add(name.asString()));
        JsonNode when = node.path("when");
        return new Warning(
                given,
                CatalogJson.schema(when.isObject() ? when : CatalogJson.object("{}")),
                node.get("message").asString());
    }

    boolean applies(Set<String> givenNow, ObjectNode normalised) {
        return givenNow.containsAll(given) && when.validate(normalised).isEmpty();
    }
}
