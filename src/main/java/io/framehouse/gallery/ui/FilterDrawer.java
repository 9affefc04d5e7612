package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                days(),
                many(GalleryField.STATE, List.of("ready", "copying", "failed", "expired")),
                one(GalleryField.RATIO, "Any ratio", same(choices.ratios())),
                one(GalleryField.RESOLUTION, "Any resolution", same(choices.resolutions())),
                text(GalleryField.SEED),
                range(GalleryField.LENGTH, "seconds", 86_400, "5 or 2.5"),
                range(GalleryField.COST, "credits", 1_000_000_000, "50 or 12.5"),
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
        labels.setPlaceholder("Any label");
        labels.setValue(model.filter().parts(GalleryField.LABEL));
        tellMany(GalleryField.LABEL, labels);
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
        box.setPlaceholder("Any " + field.title().toLowerCase(Locale.ENGLISH));
        box.setItemLabelGenerator(value -> model.choices().name(field, value));
        box.setValue(model.filter().parts(field));
        tellMany(field, box);
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
        text.setPlaceholder("Any");
        text.setClearButtonVisible(true);
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        text.setValue(model.filter().value(field));
        text.addValueChangeListener(change -> {
            String wrong = FilterRules.wrong(field, change.getValue());
            text.setErrorMessage(wrong);
            text.setInvalid(wrong != null);
            if (wrong == null) {
                tell(field, change.getValue().strip());
            }
        });
        return text;
    }

    private Component range(GalleryField field, String unit, long most, String example) {
        return new RangeField(
                new RangeKind(field.title(), unit, most, example),
                model.filter().range(field).orElse(null),
                value -> tell(field, value));
    }

    private Component days() {
        return new DaysField(
                GalleryField.MADE.title(),
                DayRange.parse(model.filter().value(GalleryField.MADE)).orElse(null),
                value -> tell(GalleryField.MADE, value));
    }

    private Component yes(GalleryField field, String label) {
        Checkbox box = new Checkbox(label, model.filter().has(field));
        box.addValueChangeListener(
                change -> tell(field, change.getValue() ? GalleryField.YES : ANY));
        return box;
    }

    /** More than can be asked for at once stay chosen, and the wall as it was. */
    private void tellMany(GalleryField field, MultiSelectComboBox<String> box) {
        box.setManualValidation(true);
        box.addValueChangeListener(change -> {
            String wrong = FilterRules.wrong(field, change.getValue(), field.most());
            box.setErrorMessage(wrong);
            box.setInvalid(wrong != null);
            if (wrong == null) {
                tell(model.filter().withParts(field, change.getValue()));
            }
        });
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
