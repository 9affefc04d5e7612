package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.TimeFormat;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is left at every level, the limits, and the requests for more. */
@Route("t/:team/" + BudgetsNavigation.PAGE + "/:level?")
@PermitAll
final class BudgetsView extends TeamView {
    private static final String FAILED =
            "Could not read current figures. Jobs are still checked against the real budget.";

    private final transient BudgetsServices services;
    private final transient BudgetsModel model;
    private final transient LiveUpdates live;

    BudgetsView(TeamDoor door, BudgetsServices services, BudgetsModel model, LiveUpdates live) {
        super(door, Action.VIEW_BUDGETS, "Budgets");
        this.services = services;
        this.model = model;
        this.live = live;
        addClassName("budgets");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        BudgetsLevel level =
                event.getRouteParameters()
                        .get("level")
                        .map(word -> BudgetsLevel.parse(word).orElseThrow(NotFoundException::new))
                        .orElse(BudgetsLevel.TEAM);
        BudgetFilter filter = BudgetFilter.of(event.getLocation().getQueryParameters());
        Screen screen = new Screen(team, level, filter);
        event.getLocation().getQueryParameters().getSingleParameter("edit").ifPresent(screen::edit);
    }

    /** One visit. */
    private final class Screen {
        private final CurrentTeam team;
        private final BudgetsLevel level;
        private final BudgetFilter filter;
        private final @Nullable BudgetActions actions;
        private final Span fresh = new Span();
        private final Div note = new Div();
        private final Div tabs = new Div();
        private final SafeBlock cards;
        private final SafeBlock list;
        private List<BudgetRow> shownRows = List.of();
        private List<RequestRow> shownRequests = List.of();

        Screen(CurrentTeam team, BudgetsLevel level, BudgetFilter filter) {
            this.team = team;
            this.level = level;
            this.filter = filter;
            actions =
                    may(Action.MANAGE_BUDGETS)
                            ? new BudgetActions(model, services.editing(), team, this::reload)
                            : null;
            cards = new SafeBlock(FAILED, () -> cards(model.overview(team)));
            list = new SafeBlock(FAILED, this::list);
            fresh.addClassNames("caption", "num", "budgets__fresh");
            fresh.getElement().setAttribute("role", "status");
            Div parts = new Div(tabs, list);
            parts.addClassName("budgets__parts");
            cards.setClassName("budgets__top", true);
            cards.setClassName("budgets__top--other", level != BudgetsLevel.TEAM);
            add(header(), note, cards, parts);
            showTabs();
            showFresh();
            showNote();
            live.bind(cards, team.id(), Set.of("balance", "budget_request"), this::refresh);
        }

        private PageHeader header() {
            PageHeader header = new PageHeader("Budgets").facts(fresh);
            BudgetActions can = actions;
            if (can != null) {
                Scope scope = level.scope() == null ? Scope.MEMBER : level.scope();
                Button add =
                        new Button("Add budget", VaadinIcon.PLUS.create(), click -> can.add(scope));
                add.addThemeVariants(ButtonVariant.PRIMARY);
                header.actions(add);
            } else if (services.ask().offered(team)) {
                header.actions(
                        new Button("Ask for more", VaadinIcon.HANDSHAKE.create(), click -> ask()));
            }
            return header;
        }

        private void ask() {
            UUID tightest =
                    Optional.ofNullable(model.known())
                            .flatMap(BudgetsView::tightest)
                            .map(row -> row.status().id())
                            .orElse(null);
            services.ask().open(team, AskForMore.Need.of(tightest), this::reload);
        }

        private Component cards(BudgetOverview overview) {
            Div both = new Div();
            both.addClassName("budgets__cards");
            overview.tightestOfTeam()
                    .ifPresent(row -> {
                        TeamBudgetCard card = new TeamBudgetCard(team, row, model.now());
                        BudgetActions can = actions;
                        if (can != null) {
                            card.with(new Button("Change", click -> can.change(row)));
                        }
                        both.add(card);
                    });
            both.add(new BalanceCard(overview.balance()));
            return both;
        }

        private Component list() {
            BudgetOverview overview = overview();
            shownRows = overview.rows();
            Scope scope = level.scope();
            if (scope == null) {
                shownRequests = services.requests().list(team);
                return new RequestsPanel(services.requests(), shownRequests, this::reload);
            }
            return new BudgetList(team, scope, overview, actions)
                    .show(filter, model.now(), this::goTo);
        }

        private BudgetOverview overview() {
            BudgetOverview known = model.known();
            return known == null ? model.overview(team) : known;
        }

        private void goTo(BudgetFilter wanted) {
            getUI().ifPresent(ui ->
                    ui.navigate(BudgetsNavigation.level(team, level), wanted.query()));
        }

        private void showTabs() {
            tabs.removeAll();
            BudgetOverview known = model.known();
            if (known != null) {
                long waiting = services.requests().waiting(team);
                tabs.add(BudgetTabs.of(team, level, known, waiting));
            }
        }

        private void showNote() {
            note.removeAll();
            if (actions == null && level != BudgetsLevel.REQUESTS) {
                services.ask().note(team, this::reload).ifPresent(note::add);
            }
            note.setVisible(note.getComponentCount() > 0);
        }

        private void showFresh() {
            BudgetOverview known = model.known();
            if (known != null) {
                showFresh(known.balance().asOf());
            }
        }

        private void showFresh(Instant at) {
            fresh.setText(
                    "Up to date at "
                            + TimeFormat.timeWithSeconds(at, team.zone())
                            + " \u00b7 cannot be exceeded");
            fresh.removeClassName("budgets__fresh--stale");
        }

        private void showStale() {
            BudgetOverview known = model.known();
            if (known != null) {
                fresh.setText(
                        "Figures are from "
                                + TimeFormat.timeWithSeconds(known.balance().asOf(), team.zone()));
            }
            fresh.addClassName("budgets__fresh--stale");
        }

        /** Leaves the list alone where nothing in it changed, so that no open menu is closed. */
        private void refresh() {
            Optional<BudgetOverview> now = model.refreshed(team);
            if (now.isEmpty()) {
                showStale();
                return;
            }
            showFresh(now.get().balance().asOf());
            cards.load();
            showTabs();
            showNote();
            boolean other =
                    level == BudgetsLevel.REQUESTS
                            ? !services.requests().list(team).equals(shownRequests)
                            : !now.get().rows().equals(shownRows);
            if (other) {
                list.load();
            }
        }

        private void reload() {
            refresh();
            list.load();
        }

        private void edit(String budget) {
            BudgetActions can = actions;
            BudgetOverview known = model.known();
            if (can != null && known != null) {
                known.rows().stream()
                        .filter(row -> row.status().id().toString().equals(budget))
                        .findFirst()
                        .ifPresent(can::change);
            }
        }
    }

    private static Optional<BudgetRow> tightest(BudgetOverview overview) {
        return overview.rows().stream()
                .filter(row -> row.status().data().hard())
                .filter(row -> row.status().data().scope() != Scope.KEY)
                .min(java.util.Comparator.comparing(row -> row.status().available()));
    }
}
