package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.FilterBar;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The limits of one level: table, or why there is none. */
final class BudgetList extends Div {
    private static final int FILTER_FROM = 6;

    private final CurrentTeam team;
    private final Scope scope;
    private final BudgetOverview overview;
    private final transient @Nullable BudgetActions actions;

    /**
     * A list.
     *
     * @param actions null for those who only look
     */
    BudgetList(
            CurrentTeam team,
            Scope scope,
            BudgetOverview overview,
            @Nullable BudgetActions actions) {
        this.team = team;
        this.scope = scope;
        this.overview = overview;
        this.actions = actions;
        addClassName("budgets__parts");
    }

    BudgetList show(BudgetFilter filter, Instant now, Consumer<BudgetFilter> onFilter) {
        List<BudgetRow> all = overview.of(scope);
        List<BudgetRow> found = filter.of(all);
        if (filter.isActive() || all.size() >= FILTER_FROM) {
            add(bar(filter, found.size(), onFilter));
        }
        if (all.isEmpty()) {
            add(nothing());
        } else if (found.isEmpty()) {
            add(noMatch(all.size(), onFilter));
        } else {
            add(table(found, now));
        }
        if (scope == Scope.MEMBER
                && actions != null
                && !all.isEmpty()
                && overview.membersWithout() > 0) {
            add(others());
        }
        return this;
    }

    private Component table(List<BudgetRow> rows, Instant now) {
        String subject =
                switch (scope) {
                    case TEAM -> "Team";
                    case MEMBER -> "Member";
                    case KEY -> "Key";
                };
        CardTable<BudgetRow> table = BudgetsTable.readOnly(team, now, subject, rows);
        if (actions != null) {
            BudgetsTable.withActions(table, actions);
        }
        return table.rows(rows);
    }

    private static Component bar(BudgetFilter filter, int found, Consumer<BudgetFilter> onFilter) {
        FilterBar bar = new FilterBar("Search names");
        Select<BudgetFilter.State> state = new Select<>();
        state.setAriaLabel("State");
        state.setPlaceholder("Any state");
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption("Any state");
        state.setItems(BudgetFilter.State.values());
        state.setItemLabelGenerator(one -> one == null ? "Any state" : one.title());
        state.setValue(filter.state());
        state.addValueChangeListener(
                change -> onFilter.accept(new BudgetFilter(filter.words(), change.getValue())));
        bar.filters(state);
        bar.setSearch(filter.words());
        bar.onSearch(words -> onFilter.accept(new BudgetFilter(words, filter.state())));
        bar.setResult(found == 1 ? "1 budget" : found + " budgets");
        return bar;
    }

    private static Component noMatch(int hidden, Consumer<BudgetFilter> onFilter) {
        return new EmptyState(
                VaadinIcon.SEARCH,
                "No budgets match",
                (hidden == 1 ? "1 budget is" : hidden + " budgets are") + " hidden by the filters.",
                new Button("Clear filters", click -> onFilter.accept(new BudgetFilter("", null))));
    }

    private Component others() {
        long count = overview.membersWithout();
        Paragraph others =
                new Paragraph(
                        (count == 1 ? "1 other has" : count + " others have")
                                + " no limit of their own: the team's budget decides.");
        others.addClassNames("secondary", "budgets__others");
        return others;
    }

    private Component nothing() {
        return switch (scope) {
            case TEAM ->
                    new EmptyState(
                            VaadinIcon.PIE_CHART,
                            "No team budget",
                            "The team's credits alone limit %s. Add a budget to cap a day, week or month."
                                    .formatted(team.name()),
                            addButton("Add team budget"));
            case MEMBER ->
                    new EmptyState(
                            VaadinIcon.USERS,
                            "No member limits",
                            "Everybody shares the team's credits. Add a limit to cap one person.",
                            addButton("Add member limit"));
            case KEY ->
                    new EmptyState(
                            VaadinIcon.KEY_O,
                            "No key limits",
                            "Keys share the team's credits. Add a limit to cap one program.",
                            addButton("Add key limit"));
        };
    }

    private Component[] addButton(String text) {
        BudgetActions can = actions;
        return can == null
                ? new Component[0]
                : new Component[] {new Button(text, click -> can.add(scope))};
    }
}
