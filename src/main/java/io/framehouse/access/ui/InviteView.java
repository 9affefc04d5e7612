package io.framehouse.access.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.framehouse.teams.Invitations.Offer;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The page of an invitation's link. To whoever is not signed in it offers both ways alike, so that
 * it does not tell whether the address has an account.
 */
@Route(value = "invite/:token", autoLayout = false)
@PageTitle("Invitation \u00b7 Framehouse")
@AnonymousAllowed
@StyleSheet("styles/views/access.css")
final class InviteView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final String TITLE = "Invitation";

    private final transient InviteModel model;

    InviteView(InviteModel model) {
        this.model = model;
        addClassNames("login", "invite");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String token = event.getRouteParameters().get("token").orElse("");
        model.read(token).ifPresentOrElse(offer -> show(token, offer), this::showOver);
    }

    private void showOver() {
        DoorCard.show(
                this,
                TITLE,
                DoorCard.status(
                        "This invitation does not work any more. It was used or taken back, or its"
                                + " 7 days are over. Ask for a new one."),
                new Anchor("", "Go to Framehouse"));
    }

    private void show(String token, Offer offer) {
        Optional<String> email = model.signedInAs();
        if (email.isEmpty()) {
            showBothWays(token, offer);
        } else if (email.get().equals(offer.email())) {
            showJoin(token, offer);
        } else {
            showOther(offer, email.get());
        }
    }

    private static Paragraph words(Offer offer) {
        return new Paragraph(
                "%s invites %s to work in %s as %s."
                        .formatted(
                                offer.invitedBy(),
                                offer.email(),
                                offer.teamName(),
                                offer.role().wire()));
    }

    private void showJoin(String token, Offer offer) {
        Button join = new Button("Join " + offer.teamName());
        join.addThemeVariants(ButtonVariant.PRIMARY);
        join.addClickListener(click ->
                Outcomes.run(() -> {
                    Offer taken = model.join(token);
                    UI.getCurrentOrThrow().getPage().setLocation("/t/" + taken.slug());
                }));
        DoorCard.show(this, "Join " + offer.teamName(), words(offer), DoorCard.form(join));
    }

    private void showOther(Offer offer, String email) {
        DoorCard.show(
                this,
                TITLE,
                DoorCard.status(
                        "This invitation is for %s, and you are signed in as %s. Sign out, then open"
                                        .formatted(offer.email(), email)
                                + " the link again."),
                new Anchor("", "Go to Framehouse"));
    }

    private void showBothWays(String token, Offer offer) {
        Anchor signIn = new Anchor(InviteModel.signIn("/invite/" + token), "Sign in to join");
        signIn.addClassName("link-button");
        signIn.setRouterIgnore(true);
        Div known = new Div(new H2("You have an account"), signIn);
        known.addClassName("invite__way");
        Div fresh = new Div(new H2("You are new here"), accountForm(token, offer));
        fresh.addClassName("invite__way");
        DoorCard.show(this, "Join " + offer.teamName(), words(offer), known, fresh);
    }

    private Div accountForm(String token, Offer offer) {
        TextField name = new TextField("Your name");
        name.getElement().setProperty("autocomplete", "name");
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        TextField email = new TextField("Email");
        email.setValue(offer.email());
        email.setReadOnly(true);
        email.getElement().setProperty("autocomplete", "username");
        NewPasswordField password =
                new NewPasswordField(
                        "Password", value -> model.judge(value, offer, name.getValue()));
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("display_name", name);
        fields.put("password", password);
        Button make = new Button("Make account and join");
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickShortcut(Key.ENTER);
        make.addClickListener(click ->
                Outcomes.run(
                        () -> {
                            Offer taken =
                                    model.makeAccount(token, name.getValue(), password.getValue());
                            password.clear();
                            showMade(taken);
                        },
                        errors -> FieldErrors.show(fields, errors)));
        return DoorCard.form(email, name, password, make);
    }

    private void showMade(Offer offer) {
        Anchor signIn = new Anchor(InviteModel.signIn("/t/" + offer.slug()), "Sign in");
        signIn.setRouterIgnore(true);
        DoorCard.show(
                this,
                "Welcome to " + offer.teamName(),
                DoorCard.status(
                        "Your account is made and you are in the team. Sign in as "
                                + offer.email()
                                + " to go on."),
                signIn);
    }
}
