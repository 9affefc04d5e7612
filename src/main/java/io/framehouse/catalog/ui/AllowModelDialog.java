package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Allows one more model, with its caps at once rather than without any at first. */
final class AllowModelDialog extends Dialog {
    private final transient AccessModel access;
    private final transient CurrentTeam team;
    private final ComboBox<ModelRow> which = new ComboBox<>("Model");
    private final Div caps = new Div();
    private @Nullable CapsForm form;

    /**
     * @param rows the models that are not allowed
     * @param chosen the one to begin with; null for none
     * @param done runs once one was allowed
     */
    AllowModelDialog(
            ModelsModel model,
            AccessModel access,
            CurrentTeam team,
            List<ModelRow> rows,
            @Nullable ModelRow chosen,
            Runnable done) {
        super("Allow a model");
        this.access = access;
        this.team = team;
        addClassName("budget-dialog");
        which.setItems(rows);
        which.setItemLabelGenerator(ModelsTable::fullName);
        which.setRequiredIndicatorVisible(true);
        which.setManualValidation(true);
        which.setPlaceholder("Choose one of " + rows.size());
        which.addValueChangeListener(change -> show(change.getValue()));
        caps.addClassName("allow-model__caps");
        Paragraph effect = new Paragraph("It can be used within its caps at once.");
        Div fields = new Div(which, caps, effect);
        fields.addClassName("budget-dialog__form");
        add(fields);
        Button allow = new Button("Allow model", click -> allow(model, done));
        allow.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), allow);
        which.setValue(chosen);
    }

    private void show(@Nullable ModelRow row) {
        which.setInvalid(false);
        caps.removeAll();
        form = null;
        if (row != null) {
            CapsForm fresh =
                    new CapsForm(
                            AllowedModel.of(row.model().id()),
                            row.limits(),
                            access.options(team),
                            wanted -> access.dearest(team, wanted));
            Paragraph summary = new Paragraph(row.model().summary());
            summary.addClassName("secondary");
            caps.add(summary, fresh);
            form = fresh;
        }
    }

    private void allow(ModelsModel model, Runnable done) {
        CapsForm filled = form;
        if (filled == null) {
            which.setErrorMessage("Choose the model to allow.");
            which.setInvalid(true);
            return;
        }
        if (filled.submit(wanted -> model.allow(team, wanted))) {
            close();
            Outcomes.run(done);
        }
    }

    @Override
    public void open() {
        super.open();
        which.focus();
    }
}
