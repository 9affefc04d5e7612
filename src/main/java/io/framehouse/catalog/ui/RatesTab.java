package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.catalog.ConversionRate;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.Toast;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What one unit of a provider's money is worth, over time, and a new rate. */
final class RatesTab extends Div {
    private final PricesModel prices;
    private final Runnable reload;
    private final Select<String> unit = new Select<>();
    private final BigDecimalField credits = new BigDecimalField("Credits for one");
    private final StartField start = new StartField(() -> {});
    private final TextField reason = new TextField("Reason");

    /**
     * The tab.
     *
     * @param editable whether new rates can be made
     * @param reload shows the tab afresh
     */
    RatesTab(PricesModel prices, boolean editable, Runnable reload) {
        this.prices = prices;
        this.reload = reload;
        addClassName("price-tab");
        add(table());
        if (editable) {
            add(form(), WideOnly.note());
        }
    }

    private Component table() {
        List<ConversionRate> rates = prices.rates();
        Set<ConversionRate> inForce =
                prices.inForce(rates, ConversionRate::effectiveFrom, ConversionRate::unit);
        PlainTable table =
                new PlainTable(
                        "Rates",
                        List.of(
                                Column.text("Unit"),
                                Column.number("Credits for one"),
                                Column.text("Valid from (UTC)"),
                                Column.text("State"),
                                Column.text("Reason"),
                                Column.text("Made by")));
        for (ConversionRate rate : rates) {
            table.row(
                    List.of(
                            PlainTable.text(unitWords(rate.unit())),
                            PlainTable.text(PriceWords.number(rate.credits(), 0)),
                            PlainTable.text(PriceWords.moment(rate.effectiveFrom())),
                            PriceBadge.state(
                                    inForce.contains(rate),
                                    rate.effectiveFrom().isAfter(prices.now())),
                            PlainTable.text(rate.reason()),
                            PlainTable.text(rate.createdBy())));
        }
        return table;
    }

    private Component form() {
        unit.setLabel("Unit");
        unit.setItems("credits", "USD");
        unit.setItemLabelGenerator(RatesTab::unitWords);
        unit.setValue("USD");
        credits.setLocale(Locale.ENGLISH);
        credits.setSuffixComponent(new Span("credits"));
        credits.setHelperText("How many of our credits one unit is worth");
        credits.setManualValidation(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setHelperText("Goes to the audit trail.");
        Button publish = new Button("Publish rate", click -> ask());
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.addClassName("form-stack__act");
        H2 title = new H2("New rate");
        title.addClassName("section-title");
        Section form = new Section(title, unit, credits, start, reason, publish);
        form.addClassNames("card", "form-stack", "wide-only");
        return form;
    }

    private void ask() {
        showErrors(List.of());
        BigDecimal value = credits.getValue();
        if (value == null || value.signum() <= 0) {
            // Nobody is asked to confirm what is refused anyway; the refusal marks the fields.
            publish();
            return;
        }
        ConfirmDialogs.ask(
                "Publish this rate?",
                "1 %s becomes %s credits %s, for every team. %s"
                        .formatted(
                                PriceWords.one(unit.getValue()),
                                PriceWords.number(value, 0),
                                start.words(),
                                PriceWords.ONCE_QUOTED),
                "Publish rate",
                "Keep the present one",
                this::publish);
    }

    private void publish() {
        if (Outcomes.run(
                () ->
                        prices.publishRate(
                                unit.getValue(),
                                Objects.requireNonNullElse(credits.getValue(), BigDecimal.ZERO),
                                start.moment(),
                                reason.getValue()),
                this::showErrors)) {
            Toast.success("The rate is published.");
            reload.run();
        }
    }

    private void showErrors(List<io.framehouse.shared.FieldError> errors) {
        FormErrors.show(errors, start, java.util.Map.of("credits", credits, "reason", reason));
    }

    private static String unitWords(String unit) {
        return unit.equals("USD") ? "USD" : "Provider credit";
    }
}
