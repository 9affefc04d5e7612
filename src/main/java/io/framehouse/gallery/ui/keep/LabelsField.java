package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import io.framehouse.shared.FieldError;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Labels as chips: chosen from those of the team, or typed. */
final class LabelsField extends Div {
    private final MultiSelectComboBox<String> box;

    /**
     * A field.
     *
     * @param suggested labels that begin with what is typed
     */
    LabelsField(String label, Function<String, List<String>> suggested) {
        addClassName("labels-field");
        box = new MultiSelectComboBox<>(label);
        box.setManualValidation(true);
        box.setAllowCustomValue(true);
        box.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        box.setWidthFull();
        box.setItems(query ->
                suggested.apply(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        add(box);
    }

    /** Gets all labels that are chosen, each time that a person changes them. */
    void onChange(Consumer<Set<String>> listener) {
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(change.getValue());
            }
        });
        box.addCustomValueSetListener(typed -> {
            Set<String> all = new HashSet<>(box.getValue());
            if (all.addAll(KeepWords.labels(typed.getDetail()))) {
                listener.accept(all);
            }
        });
    }

    /** Typed ones are chosen at once, without telling anybody. */
    LabelsField keepsTyped() {
        box.addCustomValueSetListener(typed -> {
            Set<String> all = new HashSet<>(box.getValue());
            all.addAll(KeepWords.labels(typed.getDetail()));
            box.setValue(all);
        });
        return this;
    }

    void show(Collection<String> labels, boolean edit) {
        box.setInvalid(false);
        box.setValue(new HashSet<>(labels));
        box.setReadOnly(!edit);
        box.setPlaceholder(labels.isEmpty() ? "No labels. Add one" : "");
        setVisible(edit || !labels.isEmpty());
    }

    void placeholder(String text) {
        box.setPlaceholder(text);
    }

    Set<String> value() {
        return box.getValue();
    }

    void refuse(List<FieldError> errors) {
        box.setErrorMessage(errors.getFirst().message());
        box.setInvalid(true);
    }

    void focus() {
        box.focus();
    }
}
