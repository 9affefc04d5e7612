package io.framehouse.reports.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A usage screen: period and grouping, which the address keeps, above their figures. */
final class UsagePanel extends Div {
    private static final String FAILED = "Could not load usage. Nothing is lost.";

    private final transient UsageModel model;
    private final String path;
    private final Select<String> period = new Select<>();
    private final Select<UsageGroup> group = new Select<>();
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To");
    private @Nullable SafeBlock figures;

    /**
     * A screen.
     *
     * @param path of the page, without query
     * @param fileName of exports, before the period
     */
    UsagePanel(UsageModel model, String title, String help, String path, String fileName) {
        this.model = model;
        this.path = path;
        addClassName("usage");
        setUpFields();
        Div filters = new Div(period, from, to, group);
        filters.addClassName("usage__filters");
        filters.getElement().setAttribute("role", "search").setAttribute("aria-label", "Report");
        add(new PageHeader(title, help).actions(new ExportMenu(model, fileName)), filters);
    }

    /** Shows what the address says. */
    void show(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        model.show(
                query.getSingleParameter("period").orElse(""),
                query.getSingleParameter("group").orElse(""));
        String choice = model.period().choice(model.today());
        period.setValue(choice);
        group.setValue(model.group());
        showDays(choice.equals(UsagePeriod.CUSTOM));
        SafeBlock block = figures;
        if (block == null) {
            block = new SafeBlock(FAILED, () -> new UsageFigures(model.load(), model, this::goTo));
            figures = block;
            add(block);
        } else {
            block.load();
        }
    }

    private void setUpFields() {
        Map<String, String> choices = UsagePeriod.choices(model.today());
        period.setLabel("Period");
        period.setItems(choices.keySet());
        period.setItemLabelGenerator(choices::get);
        period.addValueChangeListener(this::periodChosen);
        group.setLabel("Group by");
        group.setItems(UsageGroup.choices(model.allTeams()));
        group.setItemLabelGenerator(UsageGroup::label);
        group.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                goTo(model.period(), change.getValue());
            }
        });
        from.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        to.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        from.addValueChangeListener(this::dayChosen);
        to.addValueChangeListener(this::dayChosen);
    }

    private void periodChosen(AbstractField.ComponentValueChangeEvent<?, String> change) {
        if (!change.isFromClient()) {
            return;
        }
        if (change.getValue().equals(UsagePeriod.CUSTOM)) {
            showDays(true);
            from.focus();
        } else {
            goTo(UsagePeriod.parse(change.getValue(), model.today()), model.group());
        }
    }

    private void dayChosen(AbstractField.ComponentValueChangeEvent<?, LocalDate> change) {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        if (change.isFromClient() && first != null && last != null) {
            goTo(UsagePeriod.custom(first, last), model.group());
        }
    }

    private void showDays(boolean custom) {
        from.setVisible(custom);
        to.setVisible(custom);
        from.setValue(model.period().from());
        to.setValue(model.period().to());
    }

    private void goTo(UsagePeriod chosen, UsageGroup by) {
        getUI().ifPresent(ui ->
                ui.navigate(
                        path,
                        QueryParameters.simple(
                                Map.of("period", chosen.word(), "group", by.word()))));
    }
}
