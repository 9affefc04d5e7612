package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.gallery.SavedSearch;
import io.framehouse.gallery.SavedSearches;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The name of a search, and who sees it; Enter saves. What is refused stays in the form. */
final class SearchForm extends Div {
    private final TextField name = new TextField("Name");
    private final Checkbox shared = new Checkbox("Share with the team");

    /**
     * A form for a new search.
     *
     * @param all the searches there are: one of the same name is replaced, and that is said
     */
    SearchForm(String verb, boolean mayShare, List<SavedSearch> all, Consumer<SearchForm> save) {
        build(verb, save);
        name.setLabel("Save what the wall shows as");
        name.addValueChangeListener(change -> name.setHelperText(replaces(all, change.getValue())));
        if (mayShare) {
            add(shared);
        }
    }

    /** A form for another name. */
    SearchForm(SavedSearch search, Consumer<SearchForm> save) {
        build("Rename search", save);
        name.setValue(search.name());
        name.setAutofocus(true);
        name.setAutoselect(true);
    }

    private void build(String verb, Consumer<SearchForm> save) {
        addClassName("searches__form");
        name.setMaxLength(SavedSearches.LONGEST_NAME);
        name.setManualValidation(true);
        // The Enter key saves what is typed, also before the field is left.
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addClassName("searches__field");
        Button button = new Button(verb, click -> save.accept(this));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        name.addKeyDownListener(Key.ENTER, press -> save.accept(this));
        Div line = new Div(name, button);
        line.addClassName("searches__line");
        add(line);
    }

    String name() {
        return name.getValue();
    }

    boolean shared() {
        return shared.getValue();
    }

    void showErrors(List<FieldError> errors) {
        FieldErrors.show(Map.of("name", name), errors);
    }

    private static String replaces(List<SavedSearch> all, String typed) {
        boolean known =
                all.stream()
                        .anyMatch(one -> one.mine() && one.name().equalsIgnoreCase(typed.strip()));
        return known ? "Replaces your search of this name." : "";
    }
}
