package io.framehouse.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.framehouse.teams.TeamData;
import io.framehouse.ui.Outcomes;
import java.util.List;
import java.util.function.Consumer;

/** Asks for the settings of a new team. */
final class CreateTeamDialog extends Dialog {
    /**
     * A dialog.
     *
     * @param create may refuse; then the dialog stays, with the errors at their fields
     */
    CreateTeamDialog(Consumer<TeamData> create) {
        super("Create team");
        addClassName("create-team");
        TeamForm form = new TeamForm(null);
        add(form);
        Button act =
                new Button(
                        "Create team",
                        click -> {
                            form.showErrors(List.of());
                            if (Outcomes.run(() -> create.accept(form.read()), form::showErrors)) {
                                close();
                            }
                        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), act);
        addOpenedChangeListener(change -> form.focusName());
    }
}
