package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.Outcomes;
import java.util.List;
import java.util.Objects;

/** A video's title, saved once it is given; what is being typed stays, whatever others do. */
final class TitleField extends TextField {
    private final transient KeepModel model;
    private boolean typing;
    private long seen;

    TitleField(KeepModel model) {
        super("Title");
        this.model = model;
        setMaxLength(GalleryKeeping.LONGEST_TITLE);
        setPlaceholder("The first words of the prompt");
        setValueChangeMode(ValueChangeMode.ON_CHANGE);
        setManualValidation(true);
        addFocusListener(focus -> typing = true);
        addBlurListener(blur -> {
            typing = false;
            show();
        });
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                rename(change.getValue());
            }
        });
    }

    /** Where another one was faster, what was typed stays, and is saved when it is given again. */
    private void rename(String wanted) {
        boolean saved = Outcomes.run(() -> model.title(wanted, seen), this::refuse);
        model.reload();
        if (saved) {
            setInvalid(false);
            setHelperText("");
            Announcer.polite("Title saved");
        } else if (model.kept().version() != seen) {
            setHelperText(theirs());
        }
        seen = model.kept().version();
    }

    private String theirs() {
        String title = model.kept().title();
        return title == null
                ? "Somebody else took the title away. Change yours to save it."
                : "Somebody else called it \u201c%s\u201d. Change yours to save it."
                        .formatted(title);
    }

    private void refuse(List<FieldError> errors) {
        setErrorMessage(errors.getFirst().message());
        setInvalid(true);
    }

    /** Shows the title by now, unless one is being typed or was not saved. */
    void show() {
        KeptVideo kept = model.kept();
        if (!typing && !isInvalid() && isBlank(getHelperText())) {
            setValue(Objects.requireNonNullElse(kept.title(), ""));
            seen = kept.version();
        }
        setReadOnly(!model.mayEdit());
        setVisible(model.mayEdit() || kept.title() != null);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isEmpty();
    }
}
