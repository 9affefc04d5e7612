package io.framehouse.providers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Toast;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of an account; the stored key never comes here. */
final class ProviderForm extends Div {
    private static final int USUAL_RUNNING = 5;
    private static final int USUAL_PER_MINUTE = 60;
    private static final int USUAL_PRIORITY = 100;

    private final transient Function<String, List<String>> modelsOf;
    private final TextField name = new TextField("Name");
    private final Select<String> dialect = new Select<>();
    private final Select<AccountForm> form = new Select<>();
    private final TextField baseUrl = new TextField("Base URL");
    private final Select<AuthScheme> authScheme = new Select<>();
    private final PasswordField secret = new PasswordField("API key");
    private final Checkbox allModels = new Checkbox("All models of this dialect");
    private final MultiSelectComboBox<String> models = new MultiSelectComboBox<>("Models");
    private final IntegerField running = number("Max running", 1, 10_000);
    private final IntegerField perMinute = number("Calls per minute", 1, 100_000);
    private final TextField pollPath = new TextField("Status path");
    private final Checkbox callbacks = new Checkbox("Provider may call back");
    private final IntegerField priority = number("Priority", 0, 10_000);
    private final Checkbox enabled = new Checkbox("Send new jobs here");

    /**
     * A form, filled with an account or with what is usual.
     *
     * @param modelsOf the model ids of a dialect
     */
    ProviderForm(@Nullable ProviderAccount account, Function<String, List<String>> modelsOf) {
        this.modelsOf = modelsOf;
        addClassName("form-stack");
        setUpChoices();
        describe();
        if (account == null) {
            fillUsual();
        } else {
            fill(account.data());
            secret.setLabel("Replace API key");
            secret.setHelperText(
                    (account.keyLast4().isBlank()
                                    ? "Stored."
                                    : "Stored. Ends in " + account.keyLast4() + ".")
                            + " Leave empty to keep it.");
        }
        add(name, dialect, baseUrl, authScheme, secret, allModels, models);
        add(pair(running, perMinute), form, pollPath, priority, callbacks, enabled);
    }

    /** What the person wrote; an empty key means none was given. */
    AccountData read() {
        return new AccountData(
                name.getValue(),
                Objects.requireNonNullElse(dialect.getValue(), ""),
                Objects.requireNonNullElse(form.getValue(), AccountForm.OFFICIAL),
                baseUrl.getValue().strip(),
                Objects.requireNonNullElse(authScheme.getValue(), AuthScheme.BEARER),
                secret.getValue().isEmpty() ? null : secret.getValue(),
                allModels.getValue() ? List.of("*") : models.getValue().stream().sorted().toList(),
                orZero(running),
                orZero(perMinute),
                pollPath.getValue().isBlank() ? null : pollPath.getValue().strip(),
                callbacks.getValue(),
                priority.getValue() == null ? -1 : priority.getValue(),
                enabled.getValue());
    }

    /** Shows each error at its field, what fits no field as a message; clears the others. */
    void showErrors(List<FieldError> errors) {
        Map<String, HasValidation> fields = fields();
        fields.values().forEach(field -> field.setInvalid(false));
        for (FieldError error : errors) {
            HasValidation field = fields.get(error.field().replaceAll("\\[.*", ""));
            if (field == null) {
                Toast.error(error.message());
            } else {
                field.setErrorMessage(error.message());
                field.setInvalid(true);
            }
        }
    }

    private Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("dialect", dialect);
        fields.put("form", form);
        fields.put("base_url", baseUrl);
        fields.put("auth_scheme", authScheme);
        fields.put("api_key", secret);
        fields.put("models", models);
        fields.put("max_concurrent", running);
        fields.put("requests_per_minute", perMinute);
        fields.put("poll_path", pollPath);
        fields.put("priority", priority);
        return fields;
    }

    private void setUpChoices() {
        dialect.setLabel("Dialect");
        dialect.setItems(ProvidersModel.DIALECTS.keySet());
        dialect.setItemLabelGenerator(ProvidersModel::dialectWords);
        dialect.addValueChangeListener(change -> {
            offerModels(change.getValue());
            offerForms(change.getValue());
        });
        form.setLabel("Form of requests");
        form.addValueChangeListener(change -> describe(change.getValue()));
        authScheme.setLabel("Authorization word");
        authScheme.setItems(AuthScheme.values());
        authScheme.addValueChangeListener(change -> {
            if (change.isFromClient() && form.isVisible()) {
                form.setValue(usualForm(Objects.requireNonNullElse(dialect.getValue(), "")));
            }
        });
        authScheme.setItemLabelGenerator(one -> one == AuthScheme.BEARER ? "Bearer" : "Token");
        allModels.addValueChangeListener(change -> models.setVisible(!change.getValue()));
    }

    private void describe() {
        baseUrl.setHelperText(
                "https only; may carry a path. Paths of the dialect are added to it.");
        secret.setRevealButtonVisible(false);
        secret.getElement().setAttribute("autocomplete", "off");
        running.setHelperText("jobs at once, 1 to 10,000");
        perMinute.setHelperText("our own limit, 1 to 100,000");
        pollPath.setHelperText("Only where it differs, such as /ent/v2/tasks/{id}/creations.");
        priority.setHelperText(
                "0 to 10,000; lower is asked first, from 1,000 on only as a last" + " resort.");
    }

    private void offerModels(@Nullable String chosen) {
        if (chosen != null) {
            var kept = models.getValue();
            List<String> offered = modelsOf.apply(chosen);
            models.setItems(offered);
            models.setValue(kept.stream().filter(offered::contains).toList());
        }
    }

    /** A dialect of one form has nothing to choose. */
    private void offerForms(@Nullable String chosen) {
        if (chosen == null) {
            return;
        }
        List<AccountForm> offered = AccountForm.of(chosen);
        AccountForm kept = form.getValue();
        form.setItemLabelGenerator(one -> ProvidersModel.formWords(chosen, one));
        form.setItems(offered);
        form.setValue(offered.contains(kept) ? kept : usualForm(chosen));
        form.setVisible(offered.size() > 1);
    }

    private AccountForm usualForm(String chosen) {
        AuthScheme scheme = authScheme.getValue();
        return AccountForm.usual(chosen, scheme == null ? AuthScheme.BEARER : scheme);
    }

    private void describe(@Nullable AccountForm chosen) {
        form.setHelperText(chosen == null ? null : ProvidersModel.formHint(chosen));
    }

    private void fillUsual() {
        dialect.setValue("vidu");
        authScheme.setValue(AuthScheme.BEARER);
        allModels.setValue(true);
        running.setValue(USUAL_RUNNING);
        perMinute.setValue(USUAL_PER_MINUTE);
        priority.setValue(USUAL_PRIORITY);
        enabled.setValue(true);
    }

    private void fill(AccountData data) {
        name.setValue(data.name());
        dialect.setValue(data.dialect());
        form.setValue(data.form());
        baseUrl.setValue(data.baseUrl());
        authScheme.setValue(data.authScheme());
        boolean all = data.models().contains("*");
        allModels.setValue(all);
        if (!all) {
            models.setValue(data.models());
        }
        running.setValue(data.maxConcurrent());
        perMinute.setValue(data.requestsPerMinute());
        pollPath.setValue(data.pollPath() == null ? "" : data.pollPath());
        callbacks.setValue(data.callbacks());
        priority.setValue(data.priority());
        enabled.setValue(data.enabled());
    }

    private static Component pair(Component... fields) {
        Div pair = new Div(fields);
        pair.addClassName("form-pair");
        return pair;
    }

    private static IntegerField number(String label, int min, int max) {
        IntegerField field = new IntegerField(label);
        field.setMin(min);
        field.setMax(max);
        return field;
    }

    private static int orZero(IntegerField field) {
        return field.getValue() == null ? 0 : field.getValue();
    }
}
