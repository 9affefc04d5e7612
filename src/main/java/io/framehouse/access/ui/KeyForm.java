package io.framehouse.access.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.access.KeyData;
import io.framehouse.access.KeyModels;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.KeyScope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a new key is called, whose it is, how long it works and what it opens. */
final class KeyForm extends Div {
    private static final Set<KeyScope> USUAL =
            EnumSet.of(KeyScope.JOBS_WRITE, KeyScope.JOBS_READ, KeyScope.ASSETS_READ);

    private final TextField name = new TextField("Name");
    private final ComboBox<KeyOptions.Owner> owner = new ComboBox<>("Owner");
    private final Select<KeyExpiry> expires = new Select<>();
    private final DatePicker lastDay = new DatePicker("Last day");
    private final CheckboxGroup<KeyScope> scopes = new CheckboxGroup<>("This key may");
    private final CheckboxGroup<KeyModels.Choice> models = new CheckboxGroup<>("Only these models");
    private final KeyOptions options;

    /**
     * @param bindToFirst whether the first owner offered is the person, who then owns the key
     */
    KeyForm(KeyOptions options, boolean bindToFirst, Instant now) {
        this.options = options;
        addClassName("key-form");
        name.setHelperText("What will use this key?");
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setAutofocus(true);
        prepareOwner(bindToFirst);
        prepareExpiry(now);
        prepareScopes();
        Div term = new Div(expires, lastDay);
        term.addClassName("key-form__pair");
        add(name);
        if (options.anyOwner()) {
            add(owner);
        }
        add(term, scopes);
        if (!options.models().isEmpty()) {
            prepareModels();
            add(models);
        }
    }

    private void prepareOwner(boolean bindToFirst) {
        owner.setItems(options.owners());
        owner.setItemLabelGenerator(KeyOptions.Owner::name);
        owner.setClearButtonVisible(true);
        owner.setHelperText("Leave it empty for a key of the team itself");
        if (bindToFirst) {
            owner.setValue(options.owners().getFirst());
        }
        owner.addValueChangeListener(change -> offerScopes(new HashSet<>(scopes.getValue())));
    }

    private void prepareExpiry(Instant now) {
        expires.setLabel("Expires");
        expires.setItems(KeyExpiry.values());
        expires.setItemLabelGenerator(KeyExpiry::words);
        expires.setValue(KeyExpiry.DAYS_90);
        lastDay.setMin(now.atZone(options.team().zone()).toLocalDate());
        lastDay.setManualValidation(true);
        lastDay.setVisible(false);
        expires.addValueChangeListener(
                change -> lastDay.setVisible(change.getValue() == KeyExpiry.ON_DATE));
    }

    private void prepareScopes() {
        scopes.setItemLabelGenerator(KeyWords::scope);
        scopes.setItemHelperGenerator(KeyWords::help);
        scopes.setManualValidation(true);
        offerScopes(USUAL);
    }

    private void offerScopes(Set<KeyScope> chosen) {
        List<KeyScope> offered = KeyOptions.scopes(owner.getValue());
        scopes.setItems(offered);
        scopes.setValue(offered.stream().filter(chosen::contains).collect(Collectors.toSet()));
    }

    private void prepareModels() {
        models.setItems(options.models());
        models.setItemLabelGenerator(KeyModels.Choice::title);
        models.setHelperText("Tick none to allow every model that the team may use");
    }

    /** Whether all that this form itself must know is given. */
    boolean complete() {
        boolean dateMissing = expires.getValue() == KeyExpiry.ON_DATE && lastDay.getValue() == null;
        lastDay.setErrorMessage("Choose the last day that the key works.");
        lastDay.setInvalid(dateMissing);
        return !dateMissing;
    }

    KeyDraft draft(Instant now) {
        KeyOptions.Owner chosen = owner.getValue();
        return new KeyDraft(
                new KeyData(
                        name.getValue(),
                        chosen == null ? null : chosen.id(),
                        scopes.getValue(),
                        expires.getValue().at(now, lastDay.getValue(), options.team().zone())),
                models.getValue().stream().map(KeyModels.Choice::id).collect(Collectors.toSet()));
    }

    void show(List<FieldError> errors) {
        Map<String, HasValidation> fields =
                Map.of("name", name, "owner", owner, "scopes", scopes, "expires_at", lastDay);
        fields.values().forEach(field -> field.setInvalid(false));
        for (FieldError error : errors) {
            HasValidation field = fields.getOrDefault(error.field(), name);
            field.setErrorMessage(error.message());
            field.setInvalid(true);
        }
    }
}
