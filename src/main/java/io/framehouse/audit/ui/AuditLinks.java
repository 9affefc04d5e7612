package io.framehouse.audit.ui;

import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.TeamName;
import io.framehouse.shared.Action;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the object of an entry is looked at. Only the addresses are known here, since the modules
 * that own the screens write this trail and must not be needed to read it.
 */
final class AuditLinks {
    private final Predicate<Action> may;

    /**
     * Links for one reader.
     *
     * @param may whether the reader may do this in the team, or on the platform where that is read
     */
    AuditLinks(Predicate<Action> may) {
        this.may = may;
    }

    /** A path without a leading slash; empty where there is no screen for this reader. */
    Optional<String> of(Entry entry) {
        boolean gone = entry.action().endsWith(".deleted");
        String id = entry.objectId();
        return Optional.ofNullable(
                switch (entry.objectType()) {
                    case "team" -> slug(entry, Action.MANAGE_TEAMS, "admin/teams/");
                    case "member" -> inTeam(entry, Action.VIEW_MEMBERS, "members");
                    case "key", "api_key" -> key(entry);
                    case "budget", "grant", "refund", "adjustment" ->
                            inTeam(entry, Action.VIEW_BUDGETS, "budgets");
                    case "budget_request" ->
                            inTeam(entry, Action.VIEW_BUDGETS, "budgets/requests");
                    case "model_request" -> inTeam(entry, Action.VIEW_MODELS, "models");
                    case "webhook" ->
                            inTeam(
                                    entry,
                                    Action.MANAGE_WEBHOOKS,
                                    gone ? "webhooks" : "webhooks/" + id);
                    case "job" -> job(entry);
                    case "provider_account" ->
                            onPlatform(
                                    Action.MANAGE_PROVIDERS,
                                    gone ? "admin/providers" : "admin/providers/" + id);
                    case "price_version", "conversion_rate", "team_price" ->
                            onPlatform(Action.VIEW_PRICES, "admin/prices");
                    default -> null;
                });
    }

    private @Nullable String key(Entry entry) {
        String query = "keys?key=" + entry.objectId();
        return entry.team() == null
                ? onPlatform(Action.MANAGE_TEAMS, "admin/" + query)
                : inTeam(entry, Action.MANAGE_KEYS, query);
    }

    private @Nullable String job(Entry entry) {
        String path = "jobs/" + entry.objectId();
        String own = inTeam(entry, Action.VIEW_JOBS, path);
        return own == null ? onPlatform(Action.RESOLVE_JOBS, "admin/" + path) : own;
    }

    private @Nullable String inTeam(Entry entry, Action needed, String page) {
        String start = slug(entry, needed, "t/");
        return start == null ? null : start + "/" + page;
    }

    private @Nullable String slug(Entry entry, Action needed, String before) {
        TeamName team = entry.team();
        return team != null && !team.slug().isEmpty() && may.test(needed)
                ? before + team.slug()
                : null;
    }

    private @Nullable String onPlatform(Action needed, String path) {
        return may.test(needed) ? path : null;
    }
}
