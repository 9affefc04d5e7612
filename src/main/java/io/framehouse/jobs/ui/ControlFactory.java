package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import io.framehouse.catalog.FormField.Section;
import io.framehouse.shared.Credits;
import java.util.Optional;
import java.util.function.Consumer;

/** Draws a field by its kind and place; knows no model. */
final class ControlFactory {
    private final CreateModel model;
    private final FieldListener listener;
    private final SubjectsControl.Listener subjects;
    private final Consumer<Consumer<Picture>> picker;

    ControlFactory(
            CreateModel model,
            FieldListener listener,
            SubjectsControl.Listener subjects,
            Consumer<Consumer<Picture>> picker) {
        this.model = model;
        this.picker = picker;
        this.listener = listener;
        this.subjects = subjects;
    }

    FieldControl control(FormField field) {
        return switch (field.kind()) {
            case IMAGES -> new ImagesControl(field, model.form().model(), keeper(), listener);
            case SUBJECTS -> new SubjectsControl(field, keeper(), subjects);
            case PROMPT -> new PromptControl(field, listener);
            case TEXT -> new PlainControls.Line(field, listener);
            case INTEGER ->
                    field.section() == Section.PICTURE
                            ? new SecondsControl(field, listener)
                            : new PlainControls.Number(field, listener);
            case CHOICE ->
                    field.section() == Section.PICTURE
                            ? new SegmentsControl(field, listener, value -> more(field, value))
                            : new PlainControls.Choice(field, listener);
            case SWITCH ->
                    field.section() == Section.WHEN
                            ? new WhenControl(
                                    field, listener, value -> model.priceWith(field, value))
                            : new SwitchControl(field, listener);
        };
    }

    private ImagesControl.Keeper keeper() {
        return new ImagesControl.Keeper(model::store, model::fetch, picker);
    }

    private Optional<Credits> more(FormField field, String value) {
        Credits now = model.price().total();
        return now == null
                ? Optional.empty()
                : model.priceWith(field, value).map(other -> other.minus(now));
    }
}
