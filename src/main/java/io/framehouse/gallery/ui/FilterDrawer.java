package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All filters of the wall at once; each change applies to the wall behind it. */
final class FilterDrawer extends Dialog {
    private static final int TYPING_PAUSE_MILLIS = 400;
    private static final String ANY = "";

    private final GalleryModel model;
    private final Consumer<GalleryFilter> listener;
    private final Button close = new Button("Show videos", click -> close());

    /**
     * A drawer that shows the model's filter.
     *
     * @param listener told each changed filter
     */
    FilterDrawer(GalleryModel model, Consumer<GalleryFilter> listener) {
        this.model = model;
        this.listener = listener;
        addClassName("filter-drawer");
        setHeaderTitle("Filters");
        add(fields());
        Button clear =
                new Button(
                        "Clear all",
                        click -> {
                            tell(model.filter().cleared());
                            close();
                        });
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(clear, close);
    }

    /** How many videos the wall shows now, on the button that leads to them. */
    void setResult(String summary) {
        close.setText("Show " + summary);
    }

    private Component fields() {
        FilterChoices choices = model.choices();
        Div form = new Div();
        form.addClassName("filter-drawer__fields");
        form.add(
                many(GalleryField.MODEL, choices.models().keySet()),
                one(GalleryField.BY, "Everybody", choices.people()),
                labels(),
                months(),
                many(GalleryField.STATE, List.of("ready", "copying", "failed", "expired")),
                one(GalleryField.RATIO, "Any ratio", same(choices.ratios())),
                one(GalleryField.RESOLUTION, "Any resolution", same(choices.resolutions())),
                text(GalleryField.SEED),
                range(GalleryField.LENGTH, "Length in seconds"),
                range(GalleryField.COST, "Cost in credits"),
                text(GalleryField.COST_CENTER));
        if (!choices.keys().isEmpty()) {
            form.add(one(GalleryField.KEY, "Any key", choices.keys()));
        }
        Div checks =
                new Div(
                        yes(GalleryField.STARRED, "Starred by me"),
                        yes(GalleryField.TRASH, "In the trash"));
        checks.addClassName("filter-drawer__checks");
        form.add(checks);
        return form;
    }

    private Component labels() {
        MultiSelectComboBox<String> labels = new MultiSelectComboBox<>(GalleryField.LABEL.title());
        labels.setItems(query ->
                model.labels(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        labels.setValue(model.filter().parts(GalleryField.LABEL));
        labels.addValueChangeListener(change -> tellMany(GalleryField.LABEL, change.getValue()));
        return labels;
    }

    private Component months() {
        Map<String, String> names = new LinkedHashMap<>();
        for (YearMonth month : model.allMonths()) {
            names.put(month.toString(), WallWords.month(month));
        }
        String chosen = model.filter().value(GalleryField.MONTH);
        if (!chosen.isEmpty()) {
            names.putIfAbsent(chosen, WallWords.month(YearMonth.parse(chosen)));
        }
        return one(GalleryField.MONTH, "Any month", names);
    }

    private Component many(GalleryField field, Collection<String> values) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>(field.title());
        LinkedHashSet<String> items = new LinkedHashSet<>(values);
        items.addAll(model.filter().parts(field));
        box.setItems(items);
        box.setItemLabelGenerator(value -> model.choices().name(field, value));
        box.setValue(model.filter().parts(field));
        box.addValueChangeListener(change -> tellMany(field, change.getValue()));
        return box;
    }

    private Component one(GalleryField field, String any, Map<String, String> names) {
        Select<String> select = new Select<>();
        select.setLabel(field.title());
        LinkedHashSet<String> items = new LinkedHashSet<>(List.of(ANY));
        items.addAll(names.keySet());
        String chosen = model.filter().value(field);
        items.add(chosen);
        select.setItems(items);
        select.setItemLabelGenerator(value ->
                value.isEmpty()
                        ? any
                        : names.getOrDefault(value, model.choices().name(field, value)));
        select.setValue(chosen);
        select.addValueChangeListener(change -> tell(field, change.getValue()));
        return select;
    }

    private Component text(GalleryField field) {
        TextField text = new TextField(field.title());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        text.setValue(model.filter().value(field));
        text.addValueChangeListener(change -> {
            String value = change.getValue().strip();
            text.setInvalid(!value.isEmpty() && !field.accepts(value));
            text.setErrorMessage("Digits only, as the seed was sent");
            tell(field, value);
        });
        return text;
    }

    private Component range(GalleryField field, String label) {
        BigDecimalField from = new BigDecimalField();
        BigDecimalField to = new BigDecimalField();
        model.filter()
                .range(field)
                .ifPresent(range -> {
                    from.setValue(range.from());
                    to.setValue(range.to());
                });
        Runnable changed =
                () -> {
                    String value = ValueRange.format(from.getValue(), to.getValue());
                    boolean wrong = !value.isEmpty() && !field.accepts(value);
                    to.setInvalid(wrong);
                    to.setErrorMessage("From must not be above to");
                    tell(field, value);
                };
        from.addValueChangeListener(change -> changed.run());
        to.addValueChangeListener(change -> changed.run());
        from.setPlaceholder("from");
        to.setPlaceholder("to");
        from.setAriaLabel(label + ", from");
        to.setAriaLabel(label + ", to");
        Span caption = new Span(label);
        caption.addClassName("filter-drawer__label");
        Div both = new Div(from, to);
        both.addClassName("filter-drawer__both");
        Div range = new Div(caption, both);
        range.addClassName("filter-drawer__range");
        return range;
    }

    private Component yes(GalleryField field, String label) {
        Checkbox box = new Checkbox(label, model.filter().has(field));
        box.addValueChangeListener(
                change -> tell(field, change.getValue() ? GalleryField.YES : ANY));
        return box;
    }

    private void tellMany(GalleryField field, Collection<String> values) {
        tell(field, String.join(",", new TreeSet<>(values)));
    }

    private void tell(GalleryField field, @Nullable String value) {
        tell(model.filter().with(field, value == null ? ANY : value));
    }

    private void tell(GalleryFilter next) {
        if (!next.equals(model.filter())) {
            listener.accept(next);
        }
    }

    private static Map<String, String> same(List<String> values) {
        Map<String, String> names = new LinkedHashMap<>();
        values.forEach(value -> names.put(value, value));
        return names;
    }
}
