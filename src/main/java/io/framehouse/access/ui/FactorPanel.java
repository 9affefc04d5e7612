package io.framehouse.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.access.SecondFactors.Overview;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;

/** Whether two-step sign-in is on, and what can be done about it. */
@StyleSheet("styles/views/access.css")
final class FactorPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient FactorModel model;

    FactorPanel(FactorModel model) {
        this.model = model;
        addClassName("factor-panel");
        show();
    }

    private void show() {
        removeAll();
        H2 heading = new H2("Two-step sign-in");
        heading.addClassName("section-title");
        Overview overview = model.overview();
        Paragraph words = new Paragraph(FactorModel.words(overview));
        words.addClassName("me__help");
        Div actions = new Div();
        actions.addClassName("button-row");
        if (overview.appSince() == null) {
            Button setUp =
                    new Button(
                            "Set up two-step sign-in",
                            click -> change(() -> lead(FactorModel.SET_UP)));
            setUp.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(setUp);
        } else {
            actions.add(
                    new Button("New recovery codes", click -> change(this::askForCodes)),
                    new Button("Use another phone", click -> change(this::setUp)),
                    new Button("Turn off", click -> change(this::askToRemove)));
        }
        add(heading, words, actions);
    }

    /** Before a change people confirm that it is they, on a page of its own, and come back. */
    private void change(Runnable action) {
        if (model.mayChange()) {
            action.run();
        } else {
            lead(FactorModel.CONFIRM);
        }
    }

    private static void lead(String address) {
        UI.getCurrentOrThrow().getPage().setLocation(address);
    }

    private void setUp() {
        Outcomes.run(() ->
                new SetUpDialog(
                                model.begin(),
                                code -> {
                                    model.confirm(code);
                                    show();
                                    Toast.success("Two-step sign-in is on.");
                                    showCodes();
                                })
                        .open());
    }

    private void askForCodes() {
        ConfirmDialogs.ask(
                "Make new recovery codes?",
                "The ones you have stop working at once.",
                "Make new codes",
                "Keep mine",
                this::showCodes);
    }

    private void showCodes() {
        Outcomes.run(() -> {
            new RecoveryCodesDialog(model.renewRecoveryCodes()).open();
            show();
        });
    }

    private void askToRemove() {
        ConfirmDialogs.ask(
                "Turn two-step sign-in off?",
                "From then on your password alone lets you in, and the recovery codes stop working."
                        + " Teams that ask for a second step stay shut.",
                "Turn off",
                "Keep it on",
                () -> {
                    if (Outcomes.run(model::remove)) {
                        show();
                    }
                });
    }
}
