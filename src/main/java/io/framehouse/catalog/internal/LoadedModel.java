package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A model with all that its file says about it. */
record LoadedModel(
        CatalogModel model, ModelRules rules, List<LoadedRoute> routes, ObjectNode firstPrice) {
    ObjectNode properties() {
        return (ObjectNode) model.schema().get("properties");
    }

    List<LoadedRoute> routesFor(ObjectNode normalised) {
        return routes.stream().filter(route -> route.carries(properties(), normalised)).toList();
    }

    /** The routes of a dialect at a place that lacks some parameters. */
    List<Route> routesFor(ObjectNode normalised, String dialect, Set<String> lacks) {
        return routes.stream()
                .filter(route -> route.route().dialect().equals(dialect))
                .flatMap(route -> route.without(lacks).stream())
                .filter(route -> route.carries(properties(), normalised))
                .map(LoadedRoute::route)
                .toList();
    }

    List<Route> plainRoutesFor(ObjectNode normalised) {
        return routesFor(normalised).stream().map(LoadedRoute::route).toList();
    }
}
