package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import java.util.Map;
import java.util.Optional;

/** Asks for a link to a new password, and sets the password where one comes with a link. */
@Route(value = "reset/:token?", autoLayout = false)
@PageTitle("New password \u00b7 Framehouse")
@AnonymousAllowed
@StyleSheet("styles/views/access.css")
final class ResetView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final String TITLE = "Set a new password";

    private final transient ResetModel model;

    ResetView(ResetModel model) {
        this.model = model;
        addClassNames("login", "reset");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> token = event.getRouteParameters().get("token");
        if (token.isEmpty()) {
            showAsking();
        } else if (model.works(token.get())) {
            showForm(token.get());
        } else {
            DoorCard.show(
                    this,
                    TITLE,
                    DoorCard.status(
                            "This link does not work any more. It was used, or its time is over."),
                    new Anchor("reset", "Ask for a new link"),
                    toSignIn());
        }
    }

    private void showAsking() {
        if (!model.mailed()) {
            DoorCard.show(
                    this,
                    TITLE,
                    DoorCard.status(
                            "This installation sends no mail. Ask a platform admin for a link to a"
                                    + " new password."),
                    toSignIn());
            return;
        }
        EmailField email = new EmailField("Email");
        email.getElement().setProperty("autocomplete", "username");
        email.setManualValidation(true);
        email.setAutofocus(true);
        Button send = new Button("Send link");
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER);
        email.setErrorMessage("Give the address you sign in with.");
        send.addClickListener(click -> {
            boolean given = email.getValue().contains("@");
            email.setInvalid(!given);
            if (given) {
                model.ask(email.getValue());
                showAsked();
            }
        });
        DoorCard.show(
                this,
                TITLE,
                new Paragraph("We mail you a link to set a new password."),
                DoorCard.form(email, send),
                toSignIn());
    }

    private void showAsked() {
        DoorCard.show(
                this,
                TITLE,
                DoorCard.status(
                        "If somebody signs in with that address, a mail with a link is on its way."
                                + " The link works once, for an hour."),
                toSignIn());
    }

    private void showForm(String token) {
        NewPasswordField password = new NewPasswordField("New password", model::judge);
        password.setAutofocus(true);
        Button set = new Button("Set password");
        set.addThemeVariants(ButtonVariant.PRIMARY);
        set.addClickShortcut(Key.ENTER);
        set.addClickListener(click ->
                Outcomes.run(
                        () -> {
                            model.use(token, password.getValue());
                            password.clear();
                            showDone();
                        },
                        errors ->
                                FieldErrors.show(
                                        Map.<String, HasValidation>of("password", password),
                                        errors)));
        DoorCard.show(
                this,
                TITLE,
                new Paragraph("All your sessions end with it; sign in again afterwards."),
                DoorCard.form(password, set));
    }

    private void showDone() {
        DoorCard.show(this, TITLE, DoorCard.status("The new password is set."), toSignIn());
    }

    private static Component toSignIn() {
        Anchor link = new Anchor("login", "Go to sign-in");
        link.setRouterIgnore(true);
        return link;
    }
}
