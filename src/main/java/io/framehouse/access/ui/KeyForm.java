package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.access.ApiKey;
import io.framehouse.access.KeyData;
import io.framehouse.access.KeyModels;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.UserId;
import io.framehouse.ui.CostCenterField;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a key is called, whose it is, how long it works, what it opens and how much of it. */
final class KeyForm extends Div {
    private static final Set<KeyScope> USUAL =
            EnumSet.of(KeyScope.JOBS_WRITE, KeyScope.JOBS_READ, KeyScope.ASSETS_READ);

    private final TextField name = new TextField("Name");
    private final ComboBox<KeyOptions.Owner> owner = new ComboBox<>("Owner");
    private final Select<KeyExpiry> expires = new Select<>();
    private final DatePicker lastDay = new DatePicker("Last day");
    private final CheckboxGroup<KeyScope> scopes = new CheckboxGroup<>("This key may");
    private final IntegerField rate = new IntegerField("Requests a minute");
    private final CostCenterField costCenter;
    private final @Nullable KeyLimitsFields limits;
    private final @Nullable KeyBudgetFields budget;
    private final KeyOptions options;
    private final @Nullable KeyRow row;

    private KeyForm(KeyOptions options, @Nullable KeyRow row, Instant now) {
        this.options = options;
        this.row = row;
        this.costCenter = new CostCenterField(options.costCenters());
        this.limits =
                options.models().models().isEmpty()
                        ? null
                        : new KeyLimitsFields(
                                options.models(),
                                row == null ? KeyModels.Limits.NONE : row.limits());
        this.budget =
                options.budget()
                        ? new KeyBudgetFields(
                                row == null ? null : row.budget(), now, options.zone())
                        : null;
        addClassName("key-form");
        prepare(now);
        addParts();
    }

    /**
     * A form for a new key.
     *
     * @param bindToFirst whether the first owner offered is the person, who then owns the key
     */
    static KeyForm create(KeyOptions options, boolean bindToFirst, Instant now) {
        KeyForm form = new KeyForm(options, null, now);
        form.expires.setItems(KeyExpiry.FOR_NEW);
        form.expires.setValue(KeyExpiry.DAYS_90);
        if (bindToFirst) {
            form.owner.setValue(options.owners().getFirst());
        }
        form.offerScopes(options.platform() ? Set.of() : USUAL);
        return form;
    }

    /** A form to change a key; its owner stays. */
    static KeyForm edit(KeyOptions options, KeyRow row, Instant now) {
        KeyForm form = new KeyForm(options, row, now);
        ApiKey key = row.key();
        form.name.setValue(key.name());
        List<KeyExpiry> terms = new ArrayList<>(KeyExpiry.FOR_NEW);
        terms.addFirst(KeyExpiry.AS_NOW);
        form.expires.setItems(terms);
        form.expires.setValue(KeyExpiry.AS_NOW);
        form.owner.setValue(
                options.owners().stream()
                        .filter(one -> one.id().equals(key.owner()))
                        .findFirst()
                        .orElse(null));
        form.offerScopes(key.scopes());
        form.rate.setValue(key.ratePerMinute());
        form.costCenter.choose(key.costCenter());
        return form;
    }

    private void addParts() {
        Div term = new Div(expires, lastDay);
        term.addClassName("key-form__pair");
        add(name);
        if (options.anyOwner() && row == null) {
            add(owner);
        }
        add(term, scopes);
        if (!options.platform()) {
            add(costCenter);
        }
        if (options.rate()) {
            add(rate);
        }
        if (limits != null) {
            add(part("Models and limits per job", limits));
        }
        if (budget != null) {
            add(part("Budget", budget));
        }
    }

    private static Section part(String title, Component content) {
        H3 heading = new H3(title);
        heading.addClassName("section-title");
        Section section = new Section(heading, content);
        section.addClassName("key-form__part");
        return section;
    }

    private void prepare(Instant now) {
        name.setHelperText("What will use this key?");
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setAutofocus(true);
        owner.setItems(options.owners());
        owner.setItemLabelGenerator(KeyOptions.Owner::name);
        owner.setClearButtonVisible(true);
        owner.setHelperText("Leave it empty for a key of the team itself");
        owner.addValueChangeListener(change -> offerScopes(new HashSet<>(scopes.getValue())));
        expires.setLabel("Expires");
        expires.setItemLabelGenerator(this::words);
        lastDay.setMin(now.atZone(options.zone()).toLocalDate());
        lastDay.setManualValidation(true);
        lastDay.setVisible(false);
        expires.addValueChangeListener(
                change -> lastDay.setVisible(change.getValue() == KeyExpiry.ON_DATE));
        rate.setMin(1);
        rate.setMax(KeyData.MOST_PER_MINUTE);
        rate.setManualValidation(true);
        rate.setPlaceholder("The usual limit");
        rate.setHelperText(
                "1 to %,d; leave it empty for the usual limit".formatted(KeyData.MOST_PER_MINUTE));
        costCenter.setHelperText("Jobs of this key are booked there; empty: the team's own");
        scopes.setItemLabelGenerator(KeyWords::scope);
        scopes.setItemHelperGenerator(KeyWords::help);
        scopes.setManualValidation(true);
    }

    private String words(KeyExpiry expiry) {
        if (expiry != KeyExpiry.AS_NOW || row == null) {
            return expiry.words();
        }
        Instant at = row.key().expiresAt();
        return "As now: " + (at == null ? "never" : TimeFormat.date(at, options.zone()));
    }

    private void offerScopes(Set<KeyScope> chosen) {
        List<KeyScope> offered = options.scopes(owner.getValue());
        scopes.setItems(offered);
        scopes.setValue(offered.stream().filter(chosen::contains).collect(Collectors.toSet()));
    }

    /** Whether all that this form itself must know is given. */
    boolean complete() {
        boolean dateMissing = expires.getValue() == KeyExpiry.ON_DATE && lastDay.getValue() == null;
        lastDay.setErrorMessage("Choose the last day that the key works.");
        lastDay.setInvalid(dateMissing);
        boolean rateFits = KeyWords.isWhole(rate);
        rate.setErrorMessage(
                "Give 1 to %,d requests a minute, or leave it empty."
                        .formatted(KeyData.MOST_PER_MINUTE));
        rate.setInvalid(!rateFits);
        boolean limitsFit = limits == null || limits.complete();
        boolean budgetFits = budget == null || budget.complete();
        return !dateMissing && rateFits && limitsFit && budgetFits;
    }

    KeyDraft draft(Instant now) {
        KeyOptions.Owner chosen = owner.getValue();
        UserId bound = row != null ? row.key().owner() : chosen == null ? null : chosen.id();
        return new KeyDraft(
                new KeyData(
                        name.getValue(),
                        bound,
                        scopes.getValue(),
                        ending(now),
                        rate.getValue(),
                        costCenter.chosen()),
                limits == null ? null : limits.changed(),
                budget == null ? null : budget.changed());
    }

    private @Nullable Instant ending(Instant now) {
        return expires.getValue() == KeyExpiry.AS_NOW && row != null
                ? row.key().expiresAt()
                : expires.getValue().at(now, lastDay.getValue(), options.zone());
    }

    void show(List<FieldError> errors) {
        Map<String, HasValidation> fields = new HashMap<>();
        fields.put("name", name);
        if (owner.getParent().isPresent()) {
            fields.put("owner", owner);
        }
        fields.put("scopes", scopes);
        fields.put("expires_at", lastDay);
        fields.put("rate_per_minute", rate);
        fields.put("cost_center", costCenter);
        if (limits != null) {
            fields.putAll(limits.fields());
        }
        if (budget != null) {
            fields.putAll(budget.fields());
        }
        fields.values().forEach(field -> field.setInvalid(false));
        for (FieldError error : errors) {
            // A row of the key's list is named like "models[0].resolutions".
            String last = error.field().substring(error.field().lastIndexOf('.') + 1);
            HasValidation field = fields.getOrDefault(last, name);
            field.setErrorMessage(error.message());
            field.setInvalid(true);
        }
    }
}
