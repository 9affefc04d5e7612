package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.FormField.Option;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A few words to choose from, side by side, each with what it would cost more or less. */
final class SegmentsControl extends FieldControl {
    private final RadioButtonGroup<Option> group;
    private final Function<String, Optional<Credits>> difference;
    private final Map<String, String> differences = new HashMap<>();
    private Set<String> closed = Set.of();

    /**
     * Segments.
     *
     * @param difference the price with an option less the price now; empty where not known
     */
    SegmentsControl(
            FormField field,
            FieldListener listener,
            Function<String, Optional<Credits>> difference) {
        super(field);
        this.difference = difference;
        group = new RadioButtonGroup<>(field.label());
        group.addClassName("segments");
        group.setItems(field.options());
        group.setManualValidation(true);
        group.setRenderer(new ComponentRenderer<>(this::segment));
        group.setItemEnabledProvider(option -> !closed.contains(option.value()));
        group.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                listener.changed(field, change.getValue().value());
            }
        });
        if (field.hint() != null) {
            group.setHelperText(field.hint());
        }
        add(group);
        addMessages();
    }

    @Override
    void show(FieldState state) {
        boolean sameClosed = closed.equals(state.closed());
        closed = state.closed();
        if (updateDifferences(state.text()) || !sameClosed) {
            group.getDataProvider().refreshAll();
        }
        Option chosen =
                field().options().stream()
                        .filter(option -> option.value().equals(state.text()))
                        .findFirst()
                        .orElse(null);
        group.setValue(chosen);
        group.setEnabled(state.enabled());
        showReason(state.reason());
    }

    @Override
    void focusField() {
        group.getElement().callJsFunction("focus");
    }

    private boolean updateDifferences(String chosen) {
        Map<String, String> next = new HashMap<>();
        for (Option option : field().options()) {
            if (!option.value().equals(chosen) && !closed.contains(option.value())) {
                difference
                        .apply(option.value())
                        .filter(more -> !more.isZero())
                        .ifPresent(more -> next.put(option.value(), CreditsFormat.signed(more)));
            }
        }
        boolean changed = !next.equals(differences);
        differences.clear();
        differences.putAll(next);
        return changed;
    }

    private Span segment(Option option) {
        Span label = new Span(option.label());
        Span segment = new Span(label);
        String more = differences.get(option.value());
        if (more != null) {
            Span price = new Span("\u2002" + more);
            price.addClassNames("segments__price", "num");
            segment.add(price);
        }
        return segment;
    }
}
