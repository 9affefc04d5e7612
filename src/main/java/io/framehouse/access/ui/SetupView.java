package io.framehouse.access.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.framehouse.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Makes the first administrator; closed for ever once one exists. */
@Route(value = "setup", autoLayout = false)
@PageTitle("Set up Framehouse")
@AnonymousAllowed
@StyleSheet("styles/views/access.css")
final class SetupView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient SetupModel model;
    private final Div card = new Div();
    private final EmailField email = new EmailField("Email");
    private final TextField name = new TextField("Name");
    private final PasswordField password = new PasswordField("Password");

    SetupView(SetupModel model) {
        this.model = model;
        addClassNames("login", "setup");
        card.addClassNames("login__card", "aura-surface");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (model.finished()) {
            showFinished(SetupModel.FINISHED);
        } else {
            showForm();
        }
    }

    private void showForm() {
        email.getElement().setProperty("autocomplete", "username");
        name.getElement().setProperty("autocomplete", "name");
        password.getElement().setProperty("autocomplete", "new-password");
        password.setHelperText("12 characters or more");
        email.setAutofocus(true);
        List.of(email, name, password).forEach(SetupView::leaveChecksToTheServer);
        Button create = new Button("Create administrator", e -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        Div form = new Div(email, name, password, create);
        form.addClassName("login__form");
        show(
                new Paragraph(
                        "Nobody can sign in yet. Make the administrator of this installation: the"
                                + " person who adds teams, providers and prices."),
                form);
    }

    private static void leaveChecksToTheServer(AbstractField<?, String> field) {
        ((HasValidation) field).setManualValidation(true);
        field.setRequiredIndicatorVisible(true);
    }

    private void create() {
        Map<String, HasValidation> fields =
                Map.of("email", email, "display_name", name, "password", password);
        fields.values().forEach(field -> field.setInvalid(false));
        List<FieldError> errors =
                model.create(email.getValue(), name.getValue(), password.getValue());
        if (errors.isEmpty()) {
            password.clear();
            showFinished("Administrator created. Sign in to go on.");
        }
        for (FieldError error : errors) {
            HasValidation field = fields.get(error.field());
            if (field != null) {
                field.setErrorMessage(error.message());
                field.setInvalid(true);
            }
        }
    }

    private void showFinished(String text) {
        Paragraph words = new Paragraph(text);
        words.getElement().setAttribute("role", "status");
        show(words, new Anchor("login", "Sign in"));
    }

    private void show(Component... content) {
        Span brand = new Span("Framehouse");
        brand.addClassName("login__brand");
        card.removeAll();
        card.add(brand, new H1("Set up Framehouse"));
        card.add(content);
    }
}
