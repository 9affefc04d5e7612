package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.shared.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Column {@code job.routing}: the routes that can carry a job at accounts of which form, empty for
 * all of its model, and after {@code !} the accounts it rests from. Waiting jobs that share it can
 * go to the same accounts.
 */
final class Routing {
    private static final String REST = "!";
    private static final String NEXT = ",";

    private Routing() {}

    /** Where a request may go: its routes at accounts of each form. */
    static String of(Catalog catalog, CatalogModel model, ObjectNode request) {
        List<String> all = new ArrayList<>();
        List<String> usable = new ArrayList<>();
        for (Route route : model.routes()) {
            for (AccountForm form : AccountForm.of(route.dialect())) {
                String name = name(route, form);
                all.add(name);
                catalog.routesFor(model, request, route.dialect(), Wire.of(form)).stream()
                        .filter(carried -> carried.path().equals(route.path()))
                        .findAny()
                        .ifPresent(carried -> usable.add(name));
            }
        }
        return usable.size() == all.size() ? "" : String.join(NEXT, usable);
    }

    /** Whether a waiting job may go to an account by one of the model's present routes. */
    static boolean leadsTo(AccountData account, CatalogModel model, String routing) {
        String names = base(routing);
        Set<String> usable = Set.copyOf(Arrays.asList(names.split(NEXT)));
        return model.routes().stream()
                .filter(route -> route.dialect().equals(account.dialect()))
                .anyMatch(route -> names.isEmpty() || usable.contains(name(route, account.form())));
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

    private static String name(Route route, AccountForm form) {
        return route.dialect() + " " + Wire.of(form) + " " + route.path();
    }
}
