package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.shared.FieldError;
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
    private final RatingField rating = new RatingField("Not rated", this::rate);
    private final TitleField title;
    private final LabelsField labels;
    private final MultiSelectComboBox<CollectionName> collections =
            new MultiSelectComboBox<>("Collections");
    private List<CollectionName> offered = List.of();

    KeptFields(KeepModel model) {
        this.model = model;
        title = new TitleField(model);
        labels = new LabelsField("Labels", model::suggested);
        addClassName("kept__fields");
        star.addClassName("kept__star");
        star.addClickListener(click -> change(() -> model.star(!model.kept().starred())));
        Div first = new Div(star, rating);
        first.addClassName("kept__first");
        labels.onChange(wanted -> {
            Set<String> shown = Set.copyOf(model.kept().labels());
            change(() -> model.labels(shown, wanted), labels::refuse);
        });
        fillCollections();
        add(first, title, labels, collections);
        show();
    }

    private void fillCollections() {
        collections.setItemLabelGenerator(KeepWords::collection);
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

    /** Shows what is kept by now; what is being typed stays. */
    void show() {
        KeptVideo kept = model.kept();
        boolean edit = model.mayEdit();
        star.setIcon((kept.starred() ? VaadinIcon.STAR : VaadinIcon.STAR_O).create());
        star.setText(kept.starred() ? "Starred" : "Star");
        star.getElement().setAttribute("aria-pressed", String.valueOf(kept.starred()));
        star.setVisible(kept.trashedAt() == null);
        // A person who presses on meanwhile is not thrown back.
        if (!Objects.equals(rating.getValue(), kept.rating())) {
            rating.setValue(kept.rating());
        }
        rating.setReadOnly(!edit);
        String by = kept.ratedBy();
        rating.getElement().setAttribute("title", by == null ? "" : "Rated by " + by);
        title.show();
        labels.show(kept.labels(), edit);
        showCollections(kept, edit);
    }

    /** Items are given only where they changed, since a list that is open closes with new ones. */
    private void showCollections(KeptVideo kept, boolean edit) {
        List<CollectionName> now = edit ? model.collections() : kept.collections();
        if (!now.equals(offered)) {
            offered = now;
            collections.setItems(now);
        }
        collections.setInvalid(false);
        collections.setValue(new HashSet<>(kept.collections()));
        collections.setReadOnly(!edit);
        collections.setVisible(edit || !kept.collections().isEmpty());
        collections.setPlaceholder(kept.collections().isEmpty() ? "Choose or name one" : "");
    }
}
