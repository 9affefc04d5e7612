package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import io.framehouse.credits.ui.AskForMore;
import io.framehouse.credits.ui.BudgetsNavigation;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import java.util.Optional;

/** What leads on where a budget is short; the form stays as it was typed. */
final class ShortBudget implements SendButton.WayOut {
    private final AskForMore askForMore;
    private final CurrentTeam team;
    private final CreateModel model;
    private final boolean manages;
    private final Runnable moneyMoved;

    /**
     * The ways of one visit.
     *
     * @param manages whether the person may change the team's budgets
     * @param moneyMoved runs when a request was sent or taken back
     */
    ShortBudget(
            AskForMore askForMore,
            CurrentTeam team,
            CreateModel model,
            boolean manages,
            Runnable moneyMoved) {
        this.askForMore = askForMore;
        this.team = team;
        this.model = model;
        this.manages = manages;
        this.moneyMoved = moneyMoved;
    }

    /** Those who may change the budget are led to it; everybody else asks. */
    @Override
    public Component of(Remaining missing, PriceView price) {
        String amount = CreditsFormat.exact(missing.gap());
        if (missing.budget() != null && manages) {
            return new Anchor(
                    BudgetsNavigation.edit(team, missing.budget()),
                    "Raise this budget by " + amount + " credits");
        }
        AskForMore.Need need =
                new AskForMore.Need(
                        missing.budget(), missing.gap(), model.form().model().id(), price.total());
        Button ask = new Button("Ask for " + amount + " credits more");
        ask.addThemeVariants(ButtonVariant.SMALL);
        ask.addClickListener(click -> askForMore.open(team, need, moneyMoved));
        return ask;
    }

    /** The person's own wish, and what became of it. */
    Optional<Component> request() {
        return askForMore.note(team, moneyMoved);
    }
}
