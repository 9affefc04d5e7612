package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.teams.Team;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.List;

/** Gives a team the list and the caps of another one; says first what becomes different. */
final class CopyCapsDialog extends Dialog {
    private static final String WHO =
            " Who may use a model is not copied: it stays as it is here, and what is allowed anew is"
                    + " for everybody.";

    private final ComboBox<Team> from = new ComboBox<>("Team to copy from");
    private final Paragraph effect = new Paragraph();

    /**
     * @param teams the other teams
     * @param done runs once the list was copied
     */
    CopyCapsDialog(ModelsModel model, CurrentTeam team, List<Team> teams, Runnable done) {
        super("Copy models from another team");
        addClassName("budget-dialog");
        from.setItems(teams);
        from.setItemLabelGenerator(Team::name);
        from.setManualValidation(true);
        from.addValueChangeListener(change -> {
            from.setInvalid(false);
            Team chosen = change.getValue();
            effect.setText(
                    chosen == null
                            ? nothingYet(team)
                            : model.copies(team, chosen.id()).words(chosen.name(), team.name())
                                    + WHO);
        });
        effect.setText(nothingYet(team));
        effect.addClassName("budget-dialog__effect");
        Div form = new Div(from, effect);
        form.addClassName("budget-dialog__form");
        add(form);
        Button copy = new Button("Copy models", click -> copy(model, team, done));
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), copy);
    }

    private static String nothingYet(CurrentTeam team) {
        return "The models and caps of " + team.name() + " are replaced by that team's." + WHO;
    }

    private void copy(ModelsModel model, CurrentTeam team, Runnable done) {
        Team chosen = from.getValue();
        if (chosen == null) {
            from.setErrorMessage("Choose the team to copy from.");
            from.setInvalid(true);
            return;
        }
        if (Outcomes.run(() -> model.copy(team, chosen.id()))) {
            close();
            Toast.success("Models and caps are those of " + chosen.name() + " now.");
            done.run();
        }
    }

    @Override
    public void open() {
        super.open();
        from.focus();
    }
}
