package io.framehouse.catalog.internal;

import com.networknt.schema.Schema;
import io.framehouse.catalog.Route;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A route with its condition compiled and its own cost rule, where it has them. */
record LoadedRoute(Route route, @Nullable Schema accepts, @Nullable PriceRule cost) {

    /**
     * Whether this route carries every parameter of the request with equal meaning. A parameter it
     * does not know may only stand at the model's own default, where leaving it out changes
     * nothing.
     */
    boolean carries(ObjectNode properties, ObjectNode normalised) {
        for (Map.Entry<String, JsonNode> given : normalised.properties()) {
            JsonNode standard = properties.path(given.getKey()).path("default");
            if (!route.parameters().contains(given.getKey())
                    && !CatalogJson.same(given.getValue(), standard)) {
                return false;
            }
        }
        return accepts == null || accepts.validate(normalised).isEmpty();
    }
}
