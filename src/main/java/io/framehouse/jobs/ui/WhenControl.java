package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.framehouse.catalog.FormField;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Now or off-peak, each with its price; off-peak is explained in place. */
final class WhenControl extends FieldControl {
    private final RadioButtonGroup<Boolean> group = new RadioButtonGroup<>("When");
    private final Function<Boolean, Optional<Credits>> price;
    private final Map<Boolean, Credits> prices = new HashMap<>();

    WhenControl(
            FormField field, FieldListener listener, Function<Boolean, Optional<Credits>> price) {
        super(field);
        this.price = price;
        group.addClassName("when");
        group.setAriaLabel("When");
        group.setLabel(null);
        group.setItems(List.of(false, true));
        group.setManualValidation(true);
        group.setItemEnabledProvider(offPeak -> !offPeak || field.unavailable() == null);
        group.setRenderer(new ComponentRenderer<>(this::option));
        group.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                listener.changed(field, change.getValue());
            }
        });
        Paragraph explained =
                new Paragraph(
                        "Off-peak runs when the provider has free capacity. You can cancel while"
                                + " it waits. If it does not start in time, the provider cancels it"
                                + " and your hold is released.");
        explained.addClassName("create-hint");
        explained.setVisible(field.unavailable() == null);
        add(group, explained);
        addMessages();
    }

    @Override
    void show(FieldState state) {
        Map<Boolean, Credits> next = new HashMap<>();
        if (field().unavailable() == null) {
            price.apply(false).ifPresent(now -> next.put(false, now));
            price.apply(true).ifPresent(offPeak -> next.put(true, offPeak));
        }
        if (!next.equals(prices)) {
            prices.clear();
            prices.putAll(next);
            group.getDataProvider().refreshAll();
        }
        group.setValue(state.isOn());
        group.setEnabled(state.enabled() || field().unavailable() != null);
        showReason(state.reason());
    }

    @Override
    void focusField() {
        group.getElement().callJsFunction("focus");
    }

    private Div option(boolean offPeak) {
        Span word = new Span(offPeak ? "Off-peak" : "Now");
        word.addClassName("when__word");
        Div option = new Div(word, new Span(offPeak ? ", within 48 hours" : ""));
        String amount = amount(offPeak);
        if (amount != null) {
            Span price = new Span(" \u00b7 " + amount);
            price.addClassName("num");
            option.add(price);
        }
        return option;
    }

    private @Nullable String amount(boolean offPeak) {
        Credits own = prices.get(offPeak);
        if (own == null) {
            return null;
        }
        Credits now = prices.get(false);
        String saved =
                offPeak && now != null && now.compareTo(own) > 0
                        ? ", saves " + CreditsFormat.exact(now.minus(own))
                        : "";
        return CreditsFormat.exact(own) + " credits" + saved;
    }
}
