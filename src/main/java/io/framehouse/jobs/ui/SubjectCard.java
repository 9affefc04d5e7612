package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One subject: pictures, name, voice, its place, and a way out. */
final class SubjectCard extends ListItem {
    /** What a card asks of the list. */
    interface Actions {
        void changed(int index, Subject subject);

        void moved(int index, int by);

        void removed(int index);
    }

    private final int index;
    private final Subject subject;
    private final Actions actions;
    private final Div error = new Div();

    SubjectCard(
            int index, int count, Subject subject, PictureInput.Source source, Actions actions) {
        this.index = index;
        this.subject = subject;
        this.actions = actions;
        addClassNames("subject", "card");
        error.addClassName("create-field__error");
        error.setVisible(false);
        add(heading(), pictures(source), error, nameField(), voiceField(), foot(count));
    }

    void showErrors(List<FieldError> errors) {
        error.removeAll();
        errors.forEach(one ->
                error.add(new Div(VaadinIcon.CLOSE_CIRCLE.create(), new Span(one.message()))));
        error.setVisible(!errors.isEmpty());
    }

    private String who() {
        String name = subject.name().isBlank() ? "" : ", " + subject.name();
        return "Subject " + (index + 1) + name;
    }

    private H3 heading() {
        Span mention = new Span("@" + (index + 1));
        mention.addClassNames("subject__mention", "num");
        mention.getElement().setAttribute("aria-hidden", "true");
        H3 heading = new H3(mention, new Span(who()));
        heading.addClassName("subject__title");
        return heading;
    }

    private Div pictures(PictureInput.Source source) {
        Div row = new Div();
        row.addClassName("subject__pictures");
        for (int i = 0; i < subject.pictures().size(); i++) {
            row.add(thumb(i));
        }
        Div all = new Div(row);
        if (subject.pictures().size() < SubjectsControl.MOST_PICTURES) {
            all.add(
                    new PictureInput(
                            "subject " + (index + 1), source, this::taken, this::showErrors));
        }
        return all;
    }

    private Div thumb(int place) {
        Picture picture = subject.pictures().get(place);
        Image image = new Image(picture.link(), "");
        image.setTitle(picture.name());
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> without(place));
        remove.addThemeVariants(ButtonVariant.SMALL);
        remove.setAriaLabel("Remove " + picture.name() + " from subject " + (index + 1));
        Div thumb = new Div(image, remove);
        thumb.addClassName("subject__thumb");
        return thumb;
    }

    private void taken(Picture picture) {
        List<Picture> next = new ArrayList<>(subject.pictures());
        next.add(picture);
        actions.changed(index, subject.with(next));
    }

    private void without(int place) {
        List<Picture> next = new ArrayList<>(subject.pictures());
        next.remove(place);
        actions.changed(index, subject.with(next));
    }

    private TextField nameField() {
        return text("Name", subject.name(), name -> actions.changed(index, subject.named(name)));
    }

    private TextField voiceField() {
        TextField voice =
                text("Voice", subject.voice(), id -> actions.changed(index, subject.voiced(id)));
        voice.setHelperText("Leave empty to let the model choose");
        return voice;
    }

    private TextField text(String label, String value, Consumer<String> onChange) {
        TextField field = new TextField(label);
        field.setWidthFull();
        field.setValue(value);
        field.getElement().setAttribute("aria-description", who());
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onChange.accept(change.getValue().strip());
            }
        });
        return field;
    }

    private Div foot(int count) {
        Button up =
                icon(VaadinIcon.ARROW_UP, "Move " + who() + " up", () -> actions.moved(index, -1));
        up.setEnabled(index > 0);
        Button down =
                icon(
                        VaadinIcon.ARROW_DOWN,
                        "Move " + who() + " down",
                        () -> actions.moved(index, 1));
        down.setEnabled(index < count - 1);
        Button remove = new Button("Remove", click -> actions.removed(index));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove " + who());
        Div foot = new Div(up, down, remove);
        foot.addClassName("subject__foot");
        return foot;
    }

    private static Button icon(VaadinIcon icon, String name, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(name);
        return button;
    }
}
