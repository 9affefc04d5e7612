package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.FieldErrors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Name, description and who sees it. */
final class CollectionForm extends Div {
    private final TextField name = new TextField("Name");
    private final TextArea description = new TextArea("Description");
    private final RadioButtonGroup<Visibility> who = new RadioButtonGroup<>("Who sees it");

    /**
     * A form.
     *
     * @param before null for a new one
     * @param links how many links show it outside now
     */
    CollectionForm(@Nullable VideoCollection before, int links) {
        addClassName("keep-dialog__form");
        name.setMaxLength(CollectionData.LONGEST_NAME);
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        description.setMaxLength(CollectionData.LONGEST_DESCRIPTION);
        description.setManualValidation(true);
        description.setMinRows(2);
        who.setItems(Visibility.TEAM, Visibility.PRIVATE);
        who.setItemLabelGenerator(CollectionForm::words);
        who.setValue(Visibility.TEAM);
        who.setManualValidation(true);
        if (before != null) {
            name.setValue(before.data().name());
            description.setValue(before.data().description());
            who.setValue(before.data().visibility());
            who.setVisible(before.mine());
            who.addValueChangeListener(
                    change -> who.setHelperText(consequence(change.getValue(), links)));
        }
        add(name, description, who);
    }

    static String words(Visibility visibility) {
        return visibility == Visibility.TEAM ? "The whole team" : "Only I";
    }

    private static String consequence(Visibility wanted, int links) {
        return wanted == Visibility.PRIVATE ? KeepWords.ending(links) : "";
    }

    CollectionData data() {
        return new CollectionData(name.getValue(), description.getValue(), who.getValue());
    }

    void showErrors(List<FieldError> errors) {
        FieldErrors.show(
                Map.<String, HasValidation>of(
                        "name", name, "description", description, "visibility", who),
                errors);
    }

    void focus() {
        name.focus();
    }
}
