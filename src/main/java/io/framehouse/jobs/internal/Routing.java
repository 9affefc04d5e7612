package io.framehouse.jobs.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Column {@code job.routing}: the routes that can carry a job, empty for all of its model, and
 * after {@code !} the accounts it rests from. Waiting jobs that share it can go to the same
 * accounts.
 */
final class Routing {
    private static final String REST = "!";
    private static final String NEXT = ",";

    private Routing() {}

    static String of(CatalogModel model, List<Route> usable) {
        return usable.size() == model.routes().size()
                ? ""
                : usable.stream().map(Routing::name).collect(Collectors.joining(NEXT));
    }

    /** The model's present routes that a waiting job may take. */
    static List<Route> routes(CatalogModel model, String routing) {
        String names = base(routing);
        if (names.isEmpty()) {
            return model.routes();
        }
        Set<String> usable = Set.copyOf(Arrays.asList(names.split(NEXT)));
        return model.routes().stream().filter(route -> usable.contains(name(route))).toList();
    }

    static String base(String routing) {
        int rest = routing.indexOf(REST);
        return rest < 0 ? routing : routing.substring(0, rest);
    }

    /** The routing of a job that rests from accounts. */
    static String resting(String routing, Collection<UUID> accounts) {
        return base(routing)
                + REST
                + accounts.stream().map(UUID::toString).sorted().collect(Collectors.joining(NEXT));
    }

    private static String name(Route route) {
        return route.dialect() + " " + route.path();
    }
}
