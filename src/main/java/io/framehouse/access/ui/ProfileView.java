package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.framehouse.access.Profiles.Own;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.Titled;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One's name, time zone and colours. */
@Route(MeNavigation.PROFILE)
@PageTitle("Profile \u00b7 Framehouse")
@PermitAll
final class ProfileView extends Div implements BeforeEnterObserver, Titled {
    private static final long serialVersionUID = 1L;

    private final transient ProfileModel model;

    ProfileView(ProfileModel model) {
        this.model = model;
        addClassNames("page", "me");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader("Profile", "How you appear to the people in your teams."),
                MeNavigation.tabs(MeNavigation.PROFILE),
                new SafeBlock("Could not load your profile.", this::form));
    }

    @Override
    public String shortTitle() {
        return "Profile";
    }

    private Component form() {
        Own own = model.own();
        TextField name = new TextField("Name");
        name.setValue(own.displayName());
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.getElement().setProperty("autocomplete", "name");
        TextField email = new TextField("Email");
        email.setValue(own.email());
        email.setReadOnly(true);
        email.setHelperText("You sign in with it; it cannot be changed here.");
        ComboBox<String> zone = new ComboBox<>("Time zone");
        zone.setItems(ProfileModel.zones());
        zone.setPlaceholder("That of the browser");
        zone.setClearButtonVisible(true);
        zone.setManualValidation(true);
        zone.setHelperText("For lists of your own. Pages of a team use the team's time zone.");
        zone.setValue(own.zone() == null ? null : own.zone().getId());
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("display_name", name);
        fields.put("time_zone", zone);
        Span saved = new Span();
        saved.addClassName("me__saved");
        saved.getElement().setAttribute("role", "status");
        Button save = new Button("Save profile");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(click -> {
            saved.setText("");
            if (Outcomes.run(
                    () -> model.save(name.getValue(), zone.getValue()),
                    errors -> FieldErrors.show(fields, errors))) {
                FieldErrors.show(fields, List.of());
                saved.setText("Saved");
            }
        });
        Div act = new Div(save, saved);
        act.addClassName("me__act");
        Div form = new Div(name, email, zone, act, scheme(own));
        form.addClassName("me__form");
        return form;
    }

    private Component scheme(Own own) {
        RadioButtonGroup<String> scheme = new RadioButtonGroup<>("Theme");
        scheme.setItems(ProfileModel.SCHEMES);
        scheme.setItemLabelGenerator(
                word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        scheme.setValue(own.colorScheme());
        scheme.setHelperText("Applies at once.");
        scheme.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                Outcomes.run(() -> model.chooseScheme(own, change.getValue()));
                UI.getCurrentOrThrow()
                        .getPage()
                        .setColorScheme(
                                ColorScheme.Value.valueOf(
                                        change.getValue().toUpperCase(Locale.ROOT)));
            }
        });
        return scheme;
    }
}
