package io.framehouse.reports.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.reports.ui.SchedulesModel.Trial;
import io.framehouse.shared.Actor;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bucket of a schedule, with a button that tries it before anything is saved. */
final class BucketForm extends Div {
    private static final String HALF = "schedule-dialog__half";

    private final Checkbox wanted = new Checkbox("Put each file into an S3 bucket");
    private final TextField bucket = new TextField("Bucket");
    private final TextField region = new TextField("Region");
    private final TextField endpoint = new TextField("Endpoint");
    private final Checkbox pathStyle = new Checkbox("Bucket in the path (path style)");
    private final TextField prefix = new TextField("Prefix");
    private final TextField accessKeyId = new TextField("Access key id");
    private final PasswordField secretKey = new PasswordField("Secret access key");
    private final Paragraph outcome = new Paragraph();
    private final Div fields = new Div();

    /**
     * A form.
     *
     * @param before whose bucket is shown; null for a new schedule
     */
    BucketForm(SchedulesModel model, Actor actor, @Nullable Schedule before) {
        addClassName("schedule-dialog__bucket");
        describe(before != null && before.s3() != null);
        BackgroundButton<Trial> test =
                new BackgroundButton<>(
                        "Test bucket",
                        VaadinIcon.CLOUD_UPLOAD_O,
                        actor,
                        "The bucket could not be tried.",
                        this::tried);
        test.addClickListener(click -> {
            outcome.setVisible(false);
            S3Wish wish = filled();
            test.start("Putting a small object there.", () -> model.tryBucket(before, wish));
        });
        outcome.addClassName("schedule-dialog__outcome");
        outcome.setVisible(false);
        fields.addClassName("schedule-dialog__fields");
        fields.add(bucket, region, endpoint, pathStyle, prefix, accessKeyId, secretKey);
        fields.add(new Div(test), test.progress(), outcome);
        wanted.addValueChangeListener(change -> fields.setVisible(change.getValue()));
        endpoint.addValueChangeListener(change -> suggestStyle(change.isFromClient()));
        fill(before == null ? null : before.s3());
        add(wanted, fields);
    }

    private void describe(boolean hasSecret) {
        bucket.setRequiredIndicatorVisible(true);
        region.setRequiredIndicatorVisible(true);
        region.setPlaceholder("eu-central-1");
        endpoint.setPlaceholder("https://s3.example.com");
        endpoint.setHelperText("Only for services other than AWS");
        prefix.setPlaceholder("finance/framehouse");
        prefix.setHelperText("The same period has the same name; sent again it is replaced");
        accessKeyId.setRequiredIndicatorVisible(true);
        secretKey.setRequiredIndicatorVisible(!hasSecret);
        secretKey.setHelperText(
                hasSecret
                        ? "Leave empty to keep the one that is there; it is never shown"
                        : "Kept sealed and never shown again");
        secretKey.setRevealButtonVisible(false);
        secretKey.setAutocomplete(Autocomplete.NEW_PASSWORD);
        accessKeyId.setAutocomplete(Autocomplete.OFF);
        errorFields().values().forEach(field -> field.setManualValidation(true));
        List.of(bucket, region, endpoint, prefix, accessKeyId).forEach(TextField::setWidthFull);
        secretKey.setWidthFull();
        List.of(bucket, region, accessKeyId).forEach(field -> field.addClassName(HALF));
        secretKey.addClassName(HALF);
    }

    private void fill(@Nullable S3Target target) {
        wanted.setValue(target != null);
        fields.setVisible(target != null);
        if (target != null) {
            String address = target.endpoint();
            bucket.setValue(target.bucket());
            region.setValue(target.region());
            endpoint.setValue(address == null ? "" : address);
            pathStyle.setValue(target.pathStyle());
            prefix.setValue(target.prefix());
            accessKeyId.setValue(target.accessKeyId());
        }
    }

    /** Most services beside AWS have no names for buckets. */
    private void suggestStyle(boolean typed) {
        if (typed) {
            pathStyle.setValue(!endpoint.getValue().isBlank());
        }
    }

    /** Null where no bucket is wanted. */
    @Nullable S3Wish wish() {
        return wanted.getValue() ? filled() : null;
    }

    private S3Wish filled() {
        String address = endpoint.getValue();
        return new S3Wish(
                new S3Target(
                        address.isBlank() ? null : address,
                        region.getValue(),
                        bucket.getValue(),
                        prefix.getValue(),
                        pathStyle.getValue(),
                        accessKeyId.getValue()),
                secretKey.isEmpty() ? null : secretKey.getValue());
    }

    /** By the names under which errors name them. */
    Map<String, HasValidation> errorFields() {
        Map<String, HasValidation> named = new LinkedHashMap<>();
        named.put("s3.bucket", bucket);
        named.put("s3.region", region);
        named.put("s3.endpoint", endpoint);
        named.put("s3.path_style", pathStyle);
        named.put("s3.prefix", prefix);
        named.put("s3.access_key_id", accessKeyId);
        named.put("s3.secret_access_key", secretKey);
        return named;
    }

    private void tried(Trial trial) {
        FieldErrors.show(errorFields(), trial.errors());
        String words = trial.words();
        outcome.setVisible(!words.isEmpty());
        outcome.setText(words);
        outcome.setClassName("schedule-dialog__outcome--bad", !trial.works());
        if (!words.isEmpty()) {
            outcome.scrollIntoView();
            Announcer.polite(words);
        }
    }
}
