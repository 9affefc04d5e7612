package io.framehouse.administration.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.framehouse.administration.ui.QuotaModel.Choice;
import io.framehouse.administration.ui.QuotaModel.Models;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The monthly limit and the models of a team. */
final class QuotaForm extends Div {
    private static final String ALL = "All models";
    private static final String CHOSEN = "Chosen models";

    private final BigDecimalField limit = new BigDecimalField("Monthly limit in credits");
    private final RadioButtonGroup<String> which = new RadioButtonGroup<>("Models allowed");
    private final MultiSelectComboBox<Choice> models = new MultiSelectComboBox<>("Models");

    /**
     * A form.
     *
     * @param save gets the limit, null for none, and the models
     */
    QuotaForm(
            Optional<BudgetStatus> month,
            Models allowed,
            List<Choice> choices,
            BiConsumer<@Nullable BigDecimal, Models> save) {
        addClassName("form-stack");
        month.ifPresentOrElse(this::showMonth, () -> limit.setHelperText("Empty means no limit."));
        which.setItems(ALL, CHOSEN);
        which.setValue(allowed.all() ? ALL : CHOSEN);
        models.setItems(choices);
        models.setItemLabelGenerator(Choice::title);
        models.setValue(
                choices.stream()
                        .filter(one -> allowed.chosen().contains(one.id()))
                        .collect(Collectors.toSet()));
        models.setVisible(!allowed.all());
        which.addValueChangeListener(change -> models.setVisible(CHOSEN.equals(change.getValue())));
        Button act = new Button("Save quotas", click -> save.accept(limit.getValue(), chosen()));
        act.addClassName("form-stack__act");
        add(limit, which, models, act);
    }

    void showErrors(List<FieldError> errors) {
        Fields.show(Map.<String, HasValidation>of("limit", limit, "models", models), errors);
    }

    private void showMonth(BudgetStatus month) {
        limit.setValue(new BigDecimal(month.data().limit().toWire()));
        limit.setHelperText(
                "%s settled and %s held this month. Empty means no limit."
                        .formatted(
                                CreditsFormat.sentence(month.spent()),
                                CreditsFormat.sentence(month.held())));
    }

    private Models chosen() {
        return new Models(
                ALL.equals(which.getValue()),
                models.getValue().stream().map(Choice::id).collect(Collectors.toSet()));
    }
}
