package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** What is kept of a video, each in a field that saves as soon as it changes. */
final class KeptFields extends Div {
    private final KeepModel model;
    private final Button star = new Button();
    private final RatingField rating = new RatingField(this::rate);
    private final TextField title = new TextField("Title");
    private final LabelsField labels;
    private final MultiSelectComboBox<CollectionName> collections =
            new MultiSelectComboBox<>("Collections");

    KeptFields(KeepModel model) {
        this.model = model;
        labels = new LabelsField("Labels", model::suggested);
        addClassName("kept__fields");
        star.addClassName("kept__star");
        star.addClickListener(click -> change(() -> model.star(!model.kept().starred())));
        Div first = new Div(star, rating);
        first.addClassName("kept__first");
        fillTitle();
        labels.onChange(wanted -> {
            Set<String> shown = Set.copyOf(model.kept().labels());
            change(() -> model.labels(shown, wanted), labels::refuse);
        });
        fillCollections();
        add(first, title, labels, collections);
        show();
    }

    private void fillTitle() {
        title.setMaxLength(GalleryKeeping.LONGEST_TITLE);
        title.setPlaceholder("The first words of the prompt");
        title.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        title.setManualValidation(true);
        title.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                rename(change.getValue());
            }
        });
    }

    /** Where another one was faster, what was typed stays, and is saved when it is given again. */
    private void rename(String wanted) {
        String before = Objects.requireNonNullElse(model.kept().title(), "");
        boolean saved = Outcomes.run(() -> model.title(wanted), this::refuseTitle);
        model.reload();
        String now = Objects.requireNonNullElse(model.kept().title(), "");
        if (saved) {
            title.setInvalid(false);
            title.setHelperText("");
            Announcer.polite("Title saved");
        } else if (!now.equals(before)) {
            title.setHelperText(
                    now.isEmpty()
                            ? "Somebody else took the title away. Press Enter again to save yours."
                            : "Somebody else called it \u201c%s\u201d. Change yours to save it."
                                    .formatted(now));
        }
    }

    private void refuseTitle(List<FieldError> errors) {
        title.setErrorMessage(errors.getFirst().message());
        title.setInvalid(true);
    }

    private void fillCollections() {
        collections.setItemLabelGenerator(CollectionName::name);
        collections.setManualValidation(true);
        collections.setAllowCustomValue(true);
        collections.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        collections.addCustomValueSetListener(typed -> {
            String name = typed.getDetail().strip();
            if (!name.isEmpty()) {
                change(() -> model.newCollection(name), this::refuseCollection);
            }
        });
        collections.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                Set<CollectionName> shown = new HashSet<>(model.kept().collections());
                Set<CollectionName> wanted = change.getValue();
                change(() -> model.collections(shown, wanted), this::refuseCollection);
            }
        });
    }

    private void refuseCollection(List<FieldError> errors) {
        collections.setErrorMessage(errors.getFirst().message());
        collections.setInvalid(true);
    }

    private void rate(int stars) {
        change(() -> model.rate(stars));
    }

    private void change(Runnable work) {
        change(work, errors -> Toast.error(errors.getFirst().message()));
    }

    private void change(Runnable work, Consumer<List<FieldError>> refused) {
        boolean done = Outcomes.run(work, refused);
        model.reload();
        if (done) {
            show();
        }
    }

    /** Shows what is kept by now; a title that is being typed stays. */
    void show() {
        KeptVideo kept = model.kept();
        boolean edit = model.mayEdit();
        star.setIcon((kept.starred() ? VaadinIcon.STAR : VaadinIcon.STAR_O).create());
        star.setText(kept.starred() ? "Starred" : "Star");
        star.getElement().setAttribute("aria-pressed", String.valueOf(kept.starred()));
        star.setVisible(kept.trashedAt() == null);
        // A person who presses on meanwhile is not thrown back.
        if (rating.getValue() != kept.rating()) {
            rating.setValue(kept.rating());
        }
        rating.setReadOnly(!edit);
        String by = kept.ratedBy();
        rating.getElement().setAttribute("title", by == null ? "" : "Rated by " + by);
        if (title.getHelperText() == null || title.getHelperText().isEmpty()) {
            title.setValue(Objects.requireNonNullElse(kept.title(), ""));
        }
        title.setReadOnly(!edit);
        title.setVisible(edit || kept.title() != null);
        labels.show(kept.labels(), edit);
        collections.setInvalid(false);
        collections.setItems(edit ? model.collections() : kept.collections());
        collections.setValue(new HashSet<>(kept.collections()));
        collections.setReadOnly(!edit);
        collections.setVisible(edit || !kept.collections().isEmpty());
        collections.setPlaceholder(kept.collections().isEmpty() ? "Choose or name one" : "");
    }
}
