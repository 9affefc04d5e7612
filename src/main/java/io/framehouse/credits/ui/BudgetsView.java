package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Action;
import io.framehouse.shared.Wire;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left at every level, and the limits. */
@Route("t/:team/" + BudgetsNavigation.PAGE)
@PermitAll
final class BudgetsView extends TeamView {
    private static final String FAILED =
            "Could not read current figures. Jobs are still checked against the real budget.";

    private final transient BudgetsModel model;
    private final transient LiveUpdates live;
    private Scope level = Scope.TEAM;
    private transient List<BudgetRow> shownRows = List.of();
    private @Nullable SafeBlock balance;
    private @Nullable SafeBlock list;

    BudgetsView(TeamDoor door, BudgetsModel model, LiveUpdates live) {
        super(door, Action.VIEW_BUDGETS, "Budgets");
        this.model = model;
        this.live = live;
        addClassName("budgets");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        level =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("level")
                        .flatMap(word -> Wire.parse(Scope.class, word))
                        .orElse(Scope.TEAM);
        PageHeader header = new PageHeader("Budgets");
        if (may(Action.MANAGE_BUDGETS)) {
            Button add = new Button("Add budget", VaadinIcon.PLUS.create(), click -> add(team));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(add);
        }
        SafeBlock card =
                new SafeBlock(FAILED, () -> new BalanceCard(team, model.overview(team).balance()));
        SafeBlock budgets = new SafeBlock(FAILED, () -> list(team, model.overview(team)));
        balance = card;
        list = budgets;
        live.bind(card, team.id(), Set.of("balance"), () -> refresh(team));
        add(header, card, budgets);
    }

    /** Leaves the list alone where nothing in it changed, so that no open menu is closed. */
    private void refresh(CurrentTeam team) {
        if (balance != null) {
            balance.load();
        }
        if (list != null && !model.overview(team).rows().equals(shownRows)) {
            list.load();
        }
    }

    private void reload() {
        if (balance != null && list != null) {
            balance.load();
            list.load();
        }
    }

    private Component levels(CurrentTeam team, BudgetOverview overview) {
        Nav levels = new Nav();
        levels.addClassName("budgets__levels");
        levels.setAriaLabel("Level");
        for (Scope scope : Scope.values()) {
            int count = overview.of(scope).size();
            Anchor link =
                    new Anchor(
                            BudgetsNavigation.path(team) + "?level=" + Wire.of(scope),
                            BudgetWords.tab(scope) + (count == 0 ? "" : " " + count));
            if (scope == level) {
                link.getElement().setAttribute("aria-current", "page");
            }
            levels.add(link);
        }
        return levels;
    }

    private Component list(CurrentTeam team, BudgetOverview overview) {
        shownRows = overview.rows();
        Div parts = new Div(levels(team, overview), table(team, overview));
        parts.addClassName("budgets__parts");
        return parts;
    }

    private Component table(CurrentTeam team, BudgetOverview overview) {
        List<BudgetRow> rows = overview.of(level);
        if (rows.isEmpty()) {
            return empty(team);
        }
        String subject =
                switch (level) {
                    case TEAM -> "Team";
                    case MEMBER -> "Member";
                    case KEY -> "Key";
                };
        CardTable<BudgetRow> table = BudgetsTable.readOnly(team, model.now(), subject, rows);
        if (may(Action.MANAGE_BUDGETS)) {
            BudgetsTable.withActions(table, row -> change(team, row), row -> remove(team, row));
        }
        return table.rows(rows);
    }

    private Component empty(CurrentTeam team) {
        return switch (level) {
            case TEAM ->
                    new EmptyState(
                            VaadinIcon.PIE_CHART,
                            "No team budget",
                            "The balance alone limits %s. Add a budget to cap a day, week or month."
                                    .formatted(team.name()));
            case MEMBER ->
                    new EmptyState(
                            VaadinIcon.USERS,
                            "No member limits",
                            "Everybody shares the team's credits. Add a limit to cap one person.");
            case KEY ->
                    new EmptyState(
                            VaadinIcon.KEY_O,
                            "No key limits",
                            "Keys share the team's credits. Add a limit to cap one program.");
        };
    }

    private void add(CurrentTeam team) {
        BudgetDialog.add(
                        model.subjects(team),
                        level,
                        team.zone(),
                        data -> save(team, null, data, "Budget added."))
                .open();
    }

    private void change(CurrentTeam team, BudgetRow row) {
        BudgetDialog.change(
                        row,
                        team.zone(),
                        data ->
                                save(
                                        team,
                                        row.status().data(),
                                        data,
                                        "%s: limit %s \u2192 %s."
                                                .formatted(
                                                        row.subject(),
                                                        CreditsFormat.number(
                                                                row.status().data().limit()),
                                                        CreditsFormat.sentence(data.limit()))))
                .open();
    }

    private void save(
            CurrentTeam team, @Nullable BudgetData seen, BudgetData wanted, String success) {
        model.save(team.id(), seen, wanted);
        Toast.success(success);
        reload();
    }

    private void remove(CurrentTeam team, BudgetRow row) {
        ConfirmDialogs.ask(
                "Remove budget of " + ConfirmDialogs.cut(row.subject()) + "?",
                "Its limit of %s ends at once. Other budgets and the team's balance still limit."
                        .formatted(CreditsFormat.sentence(row.status().data().limit())),
                "Remove budget",
                "Keep budget",
                () -> {
                    if (Outcomes.run(() -> model.remove(team.id(), row.status().data()))) {
                        Toast.success("The budget of " + row.subject() + " was removed.");
                    }
                    reload();
                });
    }
}
