package io.framehouse.teams.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import io.framehouse.shared.FieldError;
import io.framehouse.teams.Retention;
import io.framehouse.ui.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** For how many days a team keeps what. */
final class RetentionForm extends Div {
    private final IntegerField videos = days("Videos and covers", "From the day they are ready");
    private final IntegerField uploads =
            days("Uploaded pictures", "From the day they are given; those of open jobs stay");
    private final IntegerField requests =
            days("Prompts and parameters", "From the day the job ends");
    private final IntegerField trash =
            days("Videos in the trash", "From the day they came there; 1 to 365");

    /**
     * A form.
     *
     * @param save gets what is typed
     */
    RetentionForm(Retention now, Consumer<Retention> save) {
        addClassName("form-stack");
        videos.setValue(now.videosDays());
        uploads.setValue(now.uploadsDays());
        requests.setValue(now.requestsDays());
        trash.setPlaceholder("");
        trash.setValue(now.trashDays());
        Button act = new Button("Save keeping", click -> save.accept(read()));
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.addClassName("form-stack__act");
        Div fields = new Div(videos, uploads, requests, trash);
        fields.addClassName("team-settings__days");
        add(fields, act);
    }

    private Retention read() {
        Integer inTrash = trash.getValue();
        return new Retention(
                videos.getValue(),
                uploads.getValue(),
                requests.getValue(),
                inTrash == null ? 0 : inTrash);
    }

    /** Shows each error at its field; an empty list clears them. */
    void showErrors(List<FieldError> errors) {
        FieldErrors.show(
                Map.<String, HasValidation>of(
                        "keep_videos_days", videos,
                        "keep_uploads_days", uploads,
                        "keep_requests_days", requests,
                        "keep_trash_days", trash),
                errors);
    }

    private static IntegerField days(String what, @Nullable String from) {
        IntegerField field = new IntegerField(what);
        field.setManualValidation(true);
        field.setPlaceholder("For ever");
        field.setSuffixComponent(new com.vaadin.flow.component.html.Span("days"));
        field.setHelperText(from);
        return field;
    }
}
