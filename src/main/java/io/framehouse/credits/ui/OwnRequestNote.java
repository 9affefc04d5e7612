package io.framehouse.credits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;

/** One's own request where it was asked for: what was wished, what became of it. */
final class OwnRequestNote extends Div {
    OwnRequestNote(AskModel model, CurrentTeam team, BudgetRequest request, Runnable afterwards) {
        addClassName("own-request");
        Span text = new Span(text(model, team, request));
        text.getElement().setAttribute("dir", "auto");
        add(RequestWords.badge(request.state()), text);
        if (request.state() == State.WAITING) {
            Button withdraw =
                    new Button(
                            "Withdraw",
                            click -> {
                                Outcomes.run(() -> model.withdraw(team, request));
                                afterwards.run();
                            });
            withdraw.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            withdraw.setAriaLabel("Withdraw request");
            add(withdraw);
        }
    }

    private static String text(AskModel model, CurrentTeam team, BudgetRequest request) {
        return request.state() == State.WAITING
                ? "You asked for %s more of %s. It goes to %s."
                        .formatted(
                                CreditsFormat.sentence(request.wish().amount()),
                                model.label(team, request),
                                model.answerers(team, request.wish().budget()))
                : RequestWords.outcome(request, team.zone());
    }
}
