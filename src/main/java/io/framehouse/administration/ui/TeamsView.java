package io.framehouse.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.access.ApiKeys;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.ui.BalanceRequests;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.StorageUse;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.Teams;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.FilterBar;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Teams and quotas; the panel's team and the search words are in the address. */
@Route("admin/teams/:slug?")
@PermitAll
final class TeamsView extends PlatformView {
    private static final String PATH = "admin/teams";

    private final transient TeamsModel model;
    private final transient QuotaModel quotas;
    private final transient ApiKeys keys;
    private final transient BalanceRequests requests;
    private final transient Clock clock;
    private final FilterBar filter = new FilterBar("Search teams");
    private @Nullable SidePanel page;
    private @Nullable SafeBlock table;
    private @Nullable SafeBlock waiting;
    private String words = "";

    TeamsView(
            TeamDoor door,
            Teams teams,
            TeamLife life,
            Budgets budgets,
            Ledger ledger,
            StorageUse storage,
            Allowlist allowlist,
            Catalog catalog,
            ApiKeys keys,
            BalanceRequests requests,
            Clock clock) {
        super(door, Action.MANAGE_TEAMS, "Teams and quotas");
        this.model =
                new TeamsModel(
                        teams, life, team -> budgets.balance(team.id()), storage, ledger, clock);
        this.quotas = new QuotaModel(budgets, allowlist, catalog);
        this.keys = keys;
        this.requests = requests;
        this.clock = clock;
        addClassName("page--panel");
    }

    static String path(String slug) {
        return PATH + "/" + slug;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        words = event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
        filter.setSearch(words);
        SidePanel panel = page;
        if (panel == null) {
            panel = build();
            page = panel;
        } else {
            reload();
        }
        String slug = event.getRouteParameters().get("slug").orElse("");
        if (slug.isEmpty()) {
            panel.close();
        } else {
            open(panel, slug);
        }
    }

    private SidePanel build() {
        Button create = new Button("Create team", VaadinIcon.PLUS.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(click -> askNewTeam());
        PageHeader header =
                new PageHeader(
                                "Teams and quotas",
                                "Figures are of each team's whole life, in credits.")
                        .actions(create);
        filter.onSearch(typed -> goTo("", typed)).onClearAll(() -> goTo("", ""));
        SafeBlock block = new SafeBlock("Could not load teams.", this::teams);
        SafeBlock wishes =
                new SafeBlock("Could not load requests.", () -> requests.block(this::reload));
        Div list = new Div(header, wishes, filter, block);
        list.addClassName("master");
        SidePanel built = new SidePanel(list).onClose(() -> goTo("", words));
        add(built);
        table = block;
        waiting = wishes;
        return built;
    }

    private Component teams() {
        List<TeamSummary> found = model.list(words);
        filter.setResult(found.size() == 1 ? "1 team" : found.size() + " teams");
        if (!found.isEmpty()) {
            return TeamTable.of(found);
        }
        return words.isEmpty()
                ? new EmptyState(
                        VaadinIcon.OFFICE,
                        "No teams",
                        "A team has members, a budget, keys and a gallery of its own.")
                : new EmptyState(
                        VaadinIcon.SEARCH,
                        "No team matches",
                        "No name, address or cost centre has \"%s\".".formatted(words),
                        new Button("Clear search", click -> goTo("", "")));
    }

    private void open(SidePanel panel, String slug) {
        TeamSummary team = model.find(slug).orElseThrow(NotFoundException::new);
        panel.open(
                team.team().name(),
                new TeamPanel(
                        team,
                        model,
                        quotas,
                        this::activeKeys,
                        () -> {
                            reload();
                            open(panel, slug);
                        }));
    }

    private void askNewTeam() {
        new CreateTeamDialog(data -> goTo(model.create(data).slug(), "")).open();
    }

    private long activeKeys(TeamId team) {
        return keys.list(team).stream().filter(key -> key.activeAt(clock.instant())).count();
    }

    private void reload() {
        SafeBlock block = table;
        if (block != null) {
            block.load();
        }
        SafeBlock wishes = waiting;
        if (wishes != null) {
            wishes.load();
        }
    }

    private void goTo(String slug, String search) {
        UI.getCurrent()
                .navigate(
                        slug.isEmpty() ? PATH : path(slug),
                        search.isEmpty()
                                ? QueryParameters.empty()
                                : QueryParameters.of("q", search));
    }
}
