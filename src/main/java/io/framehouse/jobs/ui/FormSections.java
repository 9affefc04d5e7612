package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.framehouse.catalog.FormField;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.List;

/** The parts of the form that a model has, in the fixed order. */
final class FormSections extends Div {
    private final CreateModel model;
    private final ControlFactory factory;
    private final List<FieldControl> controls = new ArrayList<>();
    private final Paragraph ratio = new Paragraph();

    FormSections(CreateModel model, ControlFactory factory) {
        this.model = model;
        this.factory = factory;
        addClassName("create-sections");
        ratio.addClassName("create-hint");
        draw();
    }

    /** Draws the form anew, for another model. */
    void draw() {
        removeAll();
        controls.clear();
        section(imagesTitle(), FormField.Section.IMAGES);
        section("Prompt", FormField.Section.PROMPT);
        section("Length and picture", FormField.Section.PICTURE);
        section("Sound", FormField.Section.SOUND);
        when();
        advanced();
        refresh();
    }

    /** Shows values, states and price differences as they are now. */
    void refresh() {
        FormState form = model.form();
        for (FieldControl control : controls) {
            control.show(form.state(control.field()));
            if (control instanceof PromptControl prompt && hasSubjects()) {
                prompt.showSubjects(form.subjects());
            }
        }
        ratio.setVisible(form.field("aspect_ratio").isEmpty());
        ratio.setText(
                form.pictures().isEmpty()
                        ? "Aspect ratio: same as the image"
                        : "Aspect ratio: same as the image, " + form.pictures().getFirst().ratio());
    }

    /** Shows each error at its field. */
    void showErrors(List<FieldError> errors) {
        for (FieldControl control : controls) {
            control.showErrors(errors.stream().filter(error -> belongs(error, control)).toList());
        }
    }

    void focus(String path) {
        controls.stream()
                .filter(control -> control.field().name().equals(FieldPath.fieldOf(path)))
                .findFirst()
                .ifPresent(FieldControl::focusField);
    }

    private static boolean belongs(FieldError error, FieldControl control) {
        return FieldPath.fieldOf(error.field()).equals(control.field().name());
    }

    private boolean hasSubjects() {
        return model.form().field("subjects").isPresent();
    }

    private String imagesTitle() {
        return model.form().fields(FormField.Section.IMAGES).stream()
                .map(FormField::label)
                .findFirst()
                .orElse("");
    }

    private void section(String title, FormField.Section section) {
        List<FormField> fields = model.form().fields(section);
        if (fields.isEmpty()) {
            return;
        }
        Section drawn = card(title);
        fields.forEach(field -> drawn.add(control(field)));
        if (section == FormField.Section.PICTURE) {
            drawn.add(ratio);
        }
        add(drawn);
    }

    private void when() {
        if (model.form().fields(FormField.Section.WHEN).isEmpty()) {
            Section drawn = card("When");
            drawn.add(new Paragraph("This model runs at once."));
            add(drawn);
        } else {
            section("When", FormField.Section.WHEN);
        }
    }

    private void advanced() {
        List<FormField> fields = new ArrayList<>(model.form().fields(FormField.Section.ADVANCED));
        fields.addAll(Booking.fields());
        Div content = new Div();
        content.addClassName("create-advanced__fields");
        fields.forEach(field -> content.add(control(field)));
        Details details = new Details("Advanced", content);
        details.addClassNames("create-section", "create-advanced", "card");
        add(details);
    }

    private Component control(FormField field) {
        FieldControl control = factory.control(field);
        controls.add(control);
        return control;
    }

    private static Section card(String title) {
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        Section section = new Section(heading);
        section.addClassNames("create-section", "card");
        return section;
    }
}
