package io.framehouse.reports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.Query;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted: a field a dimension, and chips of what is chosen. Choices come when asked for.
 */
final class UsageFilterFields extends Div {
    private static final String ANY_TIME = "Any";

    private final transient UsageModel model;
    private final transient Consumer<UsageFilter> changed;
    private final Map<Dimension, MultiSelectComboBox<String>> fields =
            new EnumMap<>(Dimension.class);
    private final Map<Dimension, Map<String, String>> names = new EnumMap<>(Dimension.class);
    private final Select<String> offPeak = new Select<>();
    private final Div chips = new Div();
    private transient UsageFilter filter = UsageFilter.ALL;
    private String loadedFor = "";

    UsageFilterFields(UsageModel model, Consumer<UsageFilter> changed) {
        this.model = model;
        this.changed = changed;
        addClassNames("filter-bar", "usage__filter");
        Div row = new Div(toggle());
        row.addClassName("filter-bar__fields");
        for (Dimension dimension : Dimension.values()) {
            if (model.allTeams() || !dimension.isOfThePlatform()) {
                row.add(field(dimension));
            }
        }
        offPeak.setAriaLabel("Off-peak");
        offPeak.setItems(ANY_TIME, "true", "false");
        offPeak.setItemLabelGenerator(
                value -> value.equals(ANY_TIME) ? "Off-peak or not" : UsageGroup.offPeak(value));
        offPeak.addClassName("filter-bar__filter");
        offPeak.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(filter.withOffPeak(onlyOffPeak(change.getValue())));
            }
        });
        row.add(offPeak);
        chips.addClassName("filter-bar__chips");
        add(row, chips);
    }

    private static @Nullable Boolean onlyOffPeak(String value) {
        return value.equals(ANY_TIME) ? null : Boolean.valueOf(value);
    }

    /** Shows what the address says. */
    void show(UsageAsk ask) {
        filter = ask.filter();
        if (!loadedFor.equals(ask.period().word())) {
            names.clear();
            loadedFor = ask.period().word();
        }
        fields.forEach((dimension, field) -> field.setValue(filter.of(dimension)));
        Boolean only = filter.offPeak();
        offPeak.setValue(only == null ? ANY_TIME : only.toString());
        chips.removeAll();
        filter.values().keySet().stream().sorted().forEach(this::addChips);
        if (only != null) {
            chips.add(chip(UsageGroup.offPeak(only.toString()), filter.withOffPeak(null)));
        }
        chips.setVisible(!filter.isAll());
        if (!filter.isAll()) {
            Button clear = new Button("Clear all", click -> changed.accept(UsageFilter.ALL));
            clear.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            chips.add(clear);
        }
    }

    private void addChips(Dimension dimension) {
        for (String value : new TreeSet<>(filter.of(dimension))) {
            var rest = new TreeSet<>(filter.of(dimension));
            rest.remove(value);
            chips.add(
                    chip(
                            label(dimension) + ": " + name(dimension, value),
                            filter.with(dimension, rest)));
        }
    }

    private Button chip(String text, UsageFilter without) {
        Button chip = new Button(text, VaadinIcon.CLOSE_SMALL.create());
        chip.setIconAfterText(true);
        chip.addThemeVariants(ButtonVariant.SMALL);
        chip.addClassName("chip");
        chip.setAriaLabel("Remove filter " + text);
        chip.addClickListener(click -> changed.accept(without));
        return chip;
    }

    private MultiSelectComboBox<String> field(Dimension dimension) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>();
        field.setAriaLabel(label(dimension));
        field.setPlaceholder(label(dimension));
        field.addClassName("filter-bar__filter");
        field.setItems(query -> matching(dimension, query));
        field.setItemLabelGenerator(value -> name(dimension, value));
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(filter.with(dimension, change.getValue()));
            }
        });
        fields.put(dimension, field);
        return field;
    }

    private Stream<String> matching(Dimension dimension, Query<String, String> query) {
        String words = query.getFilter().orElse("").toLowerCase(Locale.ROOT);
        return names(dimension).entrySet().stream()
                .filter(one -> one.getValue().toLowerCase(Locale.ROOT).contains(words))
                .map(Map.Entry::getKey)
                .skip(query.getOffset())
                .limit(query.getLimit());
    }

    private String name(Dimension dimension, String value) {
        String known = names(dimension).get(value);
        if (known != null) {
            return known;
        }
        return value.equals(UsageFilter.NONE) ? "None" : value;
    }

    /** Those of the period, by name. */
    private Map<String, String> names(Dimension dimension) {
        return names.computeIfAbsent(
                dimension,
                asked -> {
                    Map<String, String> sorted = new LinkedHashMap<>();
                    model.choices(asked).entrySet().stream()
                            .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                            .forEach(one -> sorted.put(one.getKey(), one.getValue()));
                    return sorted;
                });
    }

    /** On phones the filters are folded; what is chosen stays in view. */
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

    private static String label(Dimension dimension) {
        return UsageGroup.valueOf(dimension.name()).label();
    }
}
