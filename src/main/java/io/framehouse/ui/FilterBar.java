package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Search, filters, chips of what is active, and the count of results, which is also spoken. Applies
 * at once; the view keeps every filter in the address.
 */
public final class FilterBar extends Div {
    private static final int TYPING_PAUSE_MILLIS = 350;

    private final TextField search = new TextField();
    private final Div fields = new Div();
    private final Div chips = new Div();
    private final Span result = new Span();
    private final Button clearAll = new Button("Clear all");

    /**
     * One active filter.
     *
     * @param text such as {@code Status: Generating}
     * @param remove takes it away
     */
    public record Chip(String text, Runnable remove) {}

    public FilterBar(String searchLabel) {
        addClassName("filter-bar");
        getElement().setAttribute("role", "search");
        search.setAriaLabel(searchLabel);
        search.setPlaceholder(searchLabel);
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.addClassName("filter-bar__search");
        fields.addClassName("filter-bar__fields");
        fields.add(search);
        chips.addClassName("filter-bar__chips");
        clearAll.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        result.addClassNames("filter-bar__result", "num");
        result.getElement().setAttribute("aria-live", "polite");
        Div second = new Div(chips, result);
        second.addClassName("filter-bar__second");
        add(fields, second);
        setChips(List.of());
    }

    public FilterBar filters(Component... filters) {
        if (filters.length > 1) {
            fields.add(toggle());
        }
        for (Component filter : filters) {
            filter.addClassName("filter-bar__filter");
            fields.add(filter);
        }
        return this;
    }

    /** On phones the filters are folded; the search and what is active stay in view. */
    private Button toggle() {
        Button toggle = new Button("Filters", VaadinIcon.FILTER.create());
        toggle.addClassName("filter-bar__toggle");
        toggle.getElement().setAttribute("aria-expanded", "false");
        toggle.addClickListener(click -> {
            boolean open = !hasClassName("filter-bar--open");
            setClassName("filter-bar--open", open);
            toggle.getElement().setAttribute("aria-expanded", String.valueOf(open));
        });
        return toggle;
    }

    /** Called with the trimmed words, after a short pause of typing. */
    public FilterBar onSearch(Consumer<String> listener) {
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(change.getValue().strip());
            }
        });
        return this;
    }

    public FilterBar onClearAll(Runnable listener) {
        clearAll.addClickListener(click -> listener.run());
        return this;
    }

    /** Shows words that come from the address. */
    public void setSearch(String words) {
        search.setValue(words);
    }

    public void setChips(List<Chip> active) {
        chips.removeAll();
        active.forEach(chip -> chips.add(button(chip)));
        if (!active.isEmpty()) {
            chips.add(clearAll);
        }
    }

    /** Such as {@code 38 jobs · 2,140 cr settled}. */
    public void setResult(String text) {
        result.setText(text);
    }

    public void focusSearch() {
        search.focus();
    }

    private static Button button(Chip chip) {
        Button button = new Button(chip.text(), VaadinIcon.CLOSE_SMALL.create());
        button.setIconAfterText(true);
        button.addThemeVariants(ButtonVariant.SMALL);
        button.addClassName("chip");
        button.setAriaLabel("Remove filter " + chip.text());
        button.addClickListener(click -> chip.remove().run());
        return button;
    }
}
