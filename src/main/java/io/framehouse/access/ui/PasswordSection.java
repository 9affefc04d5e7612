package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import io.framehouse.access.Passwords;
import io.framehouse.access.Profiles;
import io.framehouse.access.Profiles.Own;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes one's password. */
@org.springframework.stereotype.Component
final class PasswordSection implements SecuritySection {
    private static final int ORDER = 100;

    private final Passwords passwords;
    private final Profiles profiles;

    PasswordSection(Passwords passwords, Profiles profiles) {
        this.passwords = passwords;
        this.profiles = profiles;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component create() {
        Own own = profiles.own();
        PasswordField current = new PasswordField("Current password");
        current.getElement().setProperty("autocomplete", "current-password");
        current.setManualValidation(true);
        current.setRequiredIndicatorVisible(true);
        NewPasswordField chosen =
                new NewPasswordField(
                        "New password",
                        value -> passwords.judge(value, own.email(), own.displayName()));
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("current_password", current);
        fields.put("password", chosen);
        Span saved = new Span();
        saved.addClassName("me__saved");
        saved.getElement().setAttribute("role", "status");
        Button change = new Button("Change password");
        change.addClickListener(click -> {
            saved.setText("");
            if (Outcomes.run(
                    () -> passwords.change(current.getValue(), chosen.getValue()),
                    errors -> FieldErrors.show(fields, errors))) {
                FieldErrors.show(fields, List.of());
                current.clear();
                chosen.clear();
                saved.setText("Changed. Your other sessions have ended.");
            }
        });
        Div act = new Div(change, saved);
        act.addClassName("me__act");
        Div form = new Div(current, chosen, act);
        form.addClassName("me__form");
        H2 title = new H2("Password");
        title.addClassName("section-title");
        Paragraph help = new Paragraph("A change ends your sessions on other devices.");
        help.addClassName("me__help");
        return new Div(title, help, form);
    }
}
