package io.framehouse.reports.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

/** Period with a step back and forth, grouping, and whether it is compared with the one before. */
final class UsagePeriodFields extends Div {
    private final transient UsageModel model;
    private final String path;
    private final transient Consumer<UsageAsk> goTo;
    private final Select<String> period = new Select<>();
    private final Anchor back = new Anchor();
    private final Anchor forth = new Anchor();
    private final Select<UsageGroup> group = new Select<>();
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To");
    private final Checkbox compare = new Checkbox();

    UsagePeriodFields(UsageModel model, String path, Consumer<UsageAsk> goTo) {
        this.model = model;
        this.path = path;
        this.goTo = goTo;
        addClassName("usage__filters");
        period.setLabel("Period");
        period.addValueChangeListener(this::periodChosen);
        group.setLabel("Group by");
        group.setItems(UsageGroup.choices(model.allTeams()));
        group.setItemLabelGenerator(UsageGroup::label);
        group.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                goTo.accept(model.ask().withGroup(change.getValue()));
            }
        });
        compare.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                goTo.accept(model.ask().withCompare(change.getValue()));
            }
        });
        compare.addClassName("usage__compare");
        setUp(from);
        setUp(to);
        back.add(VaadinIcon.ANGLE_LEFT.create());
        forth.add(VaadinIcon.ANGLE_RIGHT.create());
        Div months = new Div(back, period, forth);
        months.addClassName("usage__period");
        add(months, from, to, group, compare);
    }

    /** Shows what the address says. */
    void show(UsageAsk ask) {
        LocalDate today = model.today();
        Map<String, String> choices = UsagePeriod.choices(today);
        if (!choices.containsKey(ask.period().word()) && ask.period().isMonth()) {
            choices.put(ask.period().word(), ask.period().inSentence());
        }
        period.setItems(choices.keySet());
        period.setItemLabelGenerator(word -> choices.getOrDefault(word, word));
        boolean custom = !choices.containsKey(ask.period().word());
        period.setValue(custom ? UsagePeriod.CUSTOM : ask.period().word());
        group.setValue(ask.group());
        showDays(custom);
        step(back, ask, -1, "Earlier");
        step(forth, ask, 1, "Later");
        forth.setVisible(!ask.period().moved(1).from().isAfter(today));
        compare.setLabel("Compare with " + ask.period().before(today).inSentence());
        compare.setValue(ask.compare());
    }

    private void step(Anchor link, UsageAsk ask, int by, String word) {
        UsagePeriod there = ask.period().moved(by);
        link.setHref(UsageAddress.link(path, ask.withPeriod(there)));
        link.addClassName("month__step-link");
        link.getElement()
                .setAttribute("aria-label", word + ": " + there.inSentence())
                .setAttribute("title", there.inSentence());
    }

    private void setUp(DatePicker field) {
        field.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        field.addValueChangeListener(this::dayChosen);
    }

    private void periodChosen(AbstractField.ComponentValueChangeEvent<?, String> change) {
        if (!change.isFromClient()) {
            return;
        }
        if (change.getValue().equals(UsagePeriod.CUSTOM)) {
            showDays(true);
            from.focus();
        } else {
            goTo.accept(
                    model.ask().withPeriod(UsagePeriod.parse(change.getValue(), model.today())));
        }
    }

    private void dayChosen(AbstractField.ComponentValueChangeEvent<?, LocalDate> change) {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        if (change.isFromClient() && first != null && last != null) {
            goTo.accept(model.ask().withPeriod(UsagePeriod.custom(first, last)));
        }
    }

    private void showDays(boolean custom) {
        from.setVisible(custom);
        to.setVisible(custom);
        from.setValue(model.ask().period().from());
        to.setValue(model.ask().period().to());
    }
}
