package io.framehouse.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the navigation offers to whom: what a person may not open is absent, not disabled. */
final class NavigationItems {
    static final String CREATE = "create";
    static final String JOBS = "jobs";
    static final String GALLERY = "gallery";
    static final String COLLECTIONS = "collections";
    static final String BUDGETS = "budgets";
    static final String MODELS = "models";
    static final String MEMBERS = "members";
    static final String AUDIT = "audit";
    static final String SETTINGS = "settings";
    static final String TEAMS_AND_QUOTAS = "admin/teams";
    static final String ALL_USAGE = "finance/usage";

    private static final List<TeamItem> WORK =
            List.of(
                    new TeamItem("Home", VaadinIcon.HOME_O, "", Action.VIEW_TEAM),
                    new TeamItem("Jobs", VaadinIcon.LIST, JOBS, Action.VIEW_JOBS),
                    new TeamItem("Gallery", VaadinIcon.GRID_SMALL_O, GALLERY, Action.VIEW_ASSETS),
                    new TeamItem(
                            "Collections",
                            VaadinIcon.FOLDER_OPEN_O,
                            COLLECTIONS,
                            Action.VIEW_ASSETS),
                    new TeamItem("Library", VaadinIcon.PICTURE, "library", Action.VIEW_JOBS));
    private static final List<TeamItem> TEAM =
            List.of(
                    new TeamItem("Budgets", VaadinIcon.PIE_CHART, BUDGETS, Action.VIEW_BUDGETS),
                    new TeamItem("API keys", VaadinIcon.KEY_O, "keys", Action.MANAGE_OWN_KEYS),
                    new TeamItem(
                            "Webhooks", VaadinIcon.CONNECT_O, "webhooks", Action.MANAGE_WEBHOOKS),
                    new TeamItem("Models", VaadinIcon.CUBES, MODELS, Action.VIEW_MODELS),
                    new TeamItem("Members", VaadinIcon.USERS, MEMBERS, Action.VIEW_MEMBERS),
                    new TeamItem("Usage", VaadinIcon.BAR_CHART_H, "usage", Action.VIEW_USAGE),
                    new TeamItem(
                            "Downloads", VaadinIcon.DOWNLOAD_ALT, "downloads", Action.VIEW_USAGE),
                    new TeamItem("Audit log", VaadinIcon.BOOK, AUDIT, Action.VIEW_AUDIT),
                    new TeamItem(
                            "Settings", VaadinIcon.COG_O, SETTINGS, Action.MANAGE_TEAM_SETTINGS));
    private static final List<TeamItem> FINANCE =
            List.of(
                    new TeamItem(
                            "Usage report",
                            VaadinIcon.FILE_TABLE,
                            ALL_USAGE,
                            Action.VIEW_ALL_USAGE),
                    new TeamItem(
                            "Cost centres",
                            VaadinIcon.SPLIT_H,
                            "finance/allocation",
                            Action.VIEW_ALL_USAGE),
                    new TeamItem(
                            "Month close",
                            VaadinIcon.CALENDAR_CLOCK,
                            "finance/close",
                            Action.VIEW_MONTHS),
                    new TeamItem(
                            "Provider bills",
                            VaadinIcon.INVOICE,
                            "finance/bills",
                            Action.VIEW_BILLS),
                    new TeamItem(
                            "Downloads",
                            VaadinIcon.DOWNLOAD_ALT,
                            "finance/downloads",
                            Action.VIEW_ALL_USAGE));
    private static final List<TeamItem> PLATFORM =
            List.of(
                    new TeamItem(
                            "Teams and quotas",
                            VaadinIcon.OFFICE,
                            TEAMS_AND_QUOTAS,
                            Action.MANAGE_TEAMS),
                    new TeamItem("People", VaadinIcon.USERS, "admin/people", Action.MANAGE_TEAMS),
                    new TeamItem(
                            "Sign-in rules", VaadinIcon.LOCK, "admin/sign-in", Action.MANAGE_TEAMS),
                    new TeamItem(
                            "Platform keys", VaadinIcon.KEY_O, "admin/keys", Action.MANAGE_TEAMS),
                    new TeamItem(
                            "Providers",
                            VaadinIcon.CLOUD_O,
                            "admin/providers",
                            Action.MANAGE_PROVIDERS),
                    new TeamItem(
                            "Checking",
                            VaadinIcon.QUESTION_CIRCLE_O,
                            "admin/jobs",
                            Action.RESOLVE_JOBS),
                    new TeamItem(
                            "Storage", VaadinIcon.DATABASE, "admin/storage", Action.MANAGE_TEAMS),
                    new TeamItem(
                            "Price book", VaadinIcon.MONEY, "admin/prices", Action.VIEW_PRICES),
                    new TeamItem(
                            "Proof and health",
                            VaadinIcon.CLIPBOARD_CHECK,
                            "admin/proof",
                            Action.VIEW_PROOF),
                    new TeamItem(
                            "Audit log", VaadinIcon.BOOK, "admin/" + AUDIT, Action.VIEW_AUDIT));

    private NavigationItems() {}

    /** A link, its address without a leading slash. */
    record Item(String label, VaadinIcon icon, String path) {}

    /** Links under one heading. */
    record Group(String label, List<Item> items) {}

    private record TeamItem(String label, VaadinIcon icon, String page, Action needed) {}

    /** The groups for a person, in a team or outside of any; empty groups are left out. */
    static List<Group> groups(Actor actor, @Nullable CurrentTeam team) {
        return List.of(
                        inTeam("Work", WORK, actor, team),
                        inTeam("Team", TEAM, actor, team),
                        onPlatform("Finance", FINANCE, actor),
                        onPlatform("Platform", PLATFORM, actor))
                .stream()
                .filter(group -> !group.items().isEmpty())
                .toList();
    }

    private static Group inTeam(
            String label, List<TeamItem> items, Actor actor, @Nullable CurrentTeam team) {
        if (team == null) {
            return new Group(label, List.of());
        }
        return new Group(
                label,
                items.stream()
                        .filter(item -> actor.may(team.id(), item.needed()))
                        .map(item -> new Item(item.label(), item.icon(), team.path(item.page())))
                        .toList());
    }

    private static Group onPlatform(String label, List<TeamItem> items, Actor actor) {
        return new Group(
                label,
                items.stream()
                        .filter(item -> actor.mayOnPlatform(item.needed()))
                        .map(item -> new Item(item.label(), item.icon(), item.page()))
                        .toList());
    }
}
