package io.framehouse.catalog.internal;

import com.networknt.schema.Schema;
import io.framehouse.catalog.Route;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A route with its condition compiled and its own cost rule, where it has them. */
record LoadedRoute(Route route, @Nullable Schema accepts, @Nullable PriceRule cost) {

    /** This route where some parameters are not known; empty where it always sends one of them. */
    Optional<LoadedRoute> without(Set<String> lacks) {
        if (Collections.disjoint(route.parameters(), lacks)
                && Collections.disjoint(route.constants().keySet(), lacks)) {
            return Optional.of(this);
        }
        if (!Collections.disjoint(route.constants().keySet(), lacks)) {
            return Optional.empty();
        }
        Set<String> left = new LinkedHashSet<>(route.parameters());
        left.removeAll(lacks);
        Route narrow =
                new Route(
                        route.dialect(),
                        route.path(),
                        route.providerModel(),
                        left,
                        route.words(),
                        route.constants(),
                        route.renames(),
                        route.accepts(),
                        route.cost());
        return Optional.of(new LoadedRoute(narrow, accepts, cost));
    }

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
