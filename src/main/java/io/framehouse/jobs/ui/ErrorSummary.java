package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.shared.FieldError;
import java.util.List;
import java.util.function.Consumer;

/** The problems of a form above it, each a link to its field with the same words. */
final class ErrorSummary extends Div {
    private final Consumer<String> focusField;
    private List<FieldError> shown = List.of();

    ErrorSummary(Consumer<String> focusField) {
        this.focusField = focusField;
        addClassName("error-summary");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("tabindex", "-1");
        setVisible(false);
    }

    /** Shows the problems and takes the focus; an empty list hides it. */
    void show(List<FieldError> errors) {
        draw(errors);
        if (!errors.isEmpty()) {
            getElement().callJsFunction("focus");
        }
    }

    /** Leaves out those of a field that was changed since. */
    void forget(String field) {
        List<FieldError> left =
                shown.stream()
                        .filter(error -> !FieldPath.fieldOf(error.field()).equals(field))
                        .toList();
        if (left.size() < shown.size()) {
            draw(left);
        }
    }

    private void draw(List<FieldError> errors) {
        shown = List.copyOf(errors);
        removeAll();
        setVisible(!errors.isEmpty());
        if (errors.isEmpty()) {
            return;
        }
        H2 heading =
                new H2(
                        errors.size() == 1
                                ? "There is 1 problem"
                                : "There are " + errors.size() + " problems");
        heading.addClassName("section-title");
        UnorderedList list = new UnorderedList();
        errors.forEach(error -> list.add(new ListItem(link(error))));
        add(heading, list);
    }

    private NativeButton link(FieldError error) {
        NativeButton link =
                new NativeButton(
                        FieldPath.inSummary(error), click -> focusField.accept(error.field()));
        link.addClassName("error-summary__link");
        return link;
    }
}
