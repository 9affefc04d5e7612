package io.framehouse.notices.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.shared.FieldError;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where events go, and which. */
final class WebhookForm extends Div {
    private static final Set<WebhookEvent> USUAL =
            EnumSet.of(
                    WebhookEvent.JOB_SUCCEEDED,
                    WebhookEvent.JOB_FAILED,
                    WebhookEvent.JOB_CANCELLED);

    private final TextField url = new TextField("Address");
    private final TextField description = new TextField("What is it for");
    private final Checkbox all = new Checkbox("All events, also those added later");
    private final CheckboxGroup<WebhookEvent> events = new CheckboxGroup<>("Only these events");
    private final boolean ofJobs;

    /**
     * @param before what is changed; null for a new one
     */
    WebhookForm(@Nullable WebhookEndpoint before) {
        ofJobs = before != null && before.kind() == WebhookEndpoint.Kind.JOBS;
        addClassName("webhook-form");
        url.setHelperText("An https address of your own that answers with 2xx within 15 seconds");
        url.setRequiredIndicatorVisible(true);
        url.setManualValidation(true);
        url.setAutofocus(true);
        description.setMaxLength(200);
        description.setHelperText("For people; optional");
        events.setItems(WebhookEvent.offered());
        events.setItemLabelGenerator(WebhookEvent::wire);
        events.setItemHelperGenerator(WebhookWords::help);
        events.setManualValidation(true);
        Set<WebhookEvent> chosen = before == null ? Set.of() : before.data().events();
        all.setValue(chosen.isEmpty());
        events.setValue(chosen.isEmpty() ? USUAL : chosen);
        events.setVisible(!chosen.isEmpty());
        all.addValueChangeListener(change -> events.setVisible(!change.getValue()));
        if (before != null) {
            String now = before.data().url();
            url.setValue(now == null ? "" : now);
            description.setValue(before.data().description());
        }
        if (!ofJobs) {
            add(url, description);
        }
        add(all, events);
    }

    /** Whether all that this form itself must know is given. */
    boolean complete() {
        boolean none = !all.getValue() && events.getValue().isEmpty();
        events.setErrorMessage("Choose at least one event, or all.");
        events.setInvalid(none);
        boolean empty = !ofJobs && url.getValue().isBlank();
        url.setErrorMessage("Type the address, such as https://example.com/hooks.");
        url.setInvalid(empty);
        return !none && !empty;
    }

    WebhookData data() {
        return new WebhookData(
                ofJobs ? null : url.getValue().strip(),
                description.getValue().strip(),
                all.getValue() ? Set.of() : events.getValue());
    }

    void show(List<FieldError> errors) {
        Map<String, HasValidation> fields =
                Map.of("url", url, "description", description, "events", events);
        fields.values().forEach(field -> field.setInvalid(false));
        for (FieldError error : errors) {
            HasValidation field = fields.getOrDefault(error.field(), url);
            field.setErrorMessage(error.message());
            field.setInvalid(true);
        }
    }
}
