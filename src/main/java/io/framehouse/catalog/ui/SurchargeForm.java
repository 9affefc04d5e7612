package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The surcharges of a rule to change. */
final class SurchargeForm extends Div {
    private final CatalogModel model;
    private final String unit;
    private final Runnable changed;
    private final List<Line> lines = new ArrayList<>();
    private final Div list = new Div();

    private record Line(TextField label, Select<Map<String, String>> when, AmountField amount) {}

    SurchargeForm(CatalogModel model, RuleDraft draft, Runnable changed) {
        this.model = model;
        this.unit = draft.unit();
        this.changed = changed;
        addClassName("surcharge-form");
        list.addClassName("surcharge-form__list");
        Button add = new Button("Add a surcharge", VaadinIcon.PLUS.create(), click -> addEmpty());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.setVisible(!switches().isEmpty());
        add(list, add);
        draft.surcharges().forEach(this::addLine);
    }

    boolean validate() {
        boolean right = true;
        for (Line line : lines) {
            boolean named = !line.label().getValue().isBlank();
            line.label().setInvalid(!named);
            line.label().setErrorMessage("Give it a name");
            right &= line.amount().validate(true) && named;
        }
        return right;
    }

    List<RuleDraft.Surcharge> read() {
        return lines.stream()
                .filter(line -> line.amount().getValue() != null)
                .map(line ->
                        new RuleDraft.Surcharge(
                                line.label().getValue().strip(),
                                line.when().getValue(),
                                Objects.requireNonNull(line.amount().getValue())))
                .toList();
    }

    private void addEmpty() {
        Map<String, String> first = switches().getFirst();
        Line line = line("", first);
        add(line);
        line.label().focus();
        changed.run();
    }

    private void addLine(RuleDraft.Surcharge surcharge) {
        Line line = line(surcharge.label(), surcharge.when());
        line.amount().setOptional(surcharge.amount());
        add(line);
    }

    private Line line(String name, Map<String, String> when) {
        TextField label = new TextField("Name on the quote", name, "");
        label.setMaxLength(60);
        label.setManualValidation(true);
        label.addValueChangeListener(change -> changed.run());
        Select<Map<String, String>> condition = new Select<>();
        condition.setLabel("When");
        List<Map<String, String>> choices = new ArrayList<>(switches());
        if (!choices.contains(when)) {
            choices.add(when);
        }
        condition.setItems(choices);
        condition.setItemLabelGenerator(one -> PriceWords.settings(model, one));
        condition.setValue(when);
        condition.addValueChangeListener(change -> changed.run());
        AmountField amount = new AmountField("Surcharge", unit, changed);
        amount.setLabel("Amount");
        return new Line(label, condition, amount);
    }

    private void add(Line line) {
        lines.add(line);
        Button remove = new Button(VaadinIcon.TRASH.create());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove the surcharge " + line.label().getValue());
        Div row = new Div(line.label(), line.when(), line.amount(), remove);
        row.addClassName("surcharge-form__row");
        remove.addClickListener(click -> {
            lines.remove(line);
            list.remove(row);
            changed.run();
        });
        list.add(row);
    }

    /** Each switch of the model, on. */
    private List<Map<String, String>> switches() {
        List<Map<String, String>> conditions = new ArrayList<>();
        model.fields().stream()
                .filter(field -> field.kind() == FormField.Kind.SWITCH)
                .filter(field -> field.unavailable() == null)
                .filter(field -> !field.name().equals(RuleDraft.OFF_PEAK))
                .forEach(
                        field -> conditions.add(new LinkedHashMap<>(Map.of(field.name(), "true"))));
        return conditions;
    }
}
