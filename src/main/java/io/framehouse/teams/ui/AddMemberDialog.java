package io.framehouse.teams.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import io.framehouse.shared.TeamRole;
import io.framehouse.ui.Outcomes;
import java.util.List;
import java.util.function.BiConsumer;

/** Asks for the address of somebody who has an account, and for a role. */
final class AddMemberDialog extends Dialog {
    private final EmailField email = new EmailField("Email");
    private final Select<TeamRole> role = new Select<>();
    private final transient BiConsumer<String, TeamRole> add;

    /**
     * @param roles what the person may give
     * @param add adds the member, or refuses
     */
    AddMemberDialog(String teamName, List<TeamRole> roles, BiConsumer<String, TeamRole> add) {
        super("Add member to " + teamName);
        this.add = add;
        addClassName("member-dialog");
        email.setManualValidation(true);
        email.setRequiredIndicatorVisible(true);
        email.setAutofocus(true);
        email.setHelperText("The address that the person signs in with");
        role.setLabel("Role");
        role.setItems(roles);
        role.setItemLabelGenerator(RoleWords::name);
        role.addValueChangeListener(
                change -> role.setHelperText(RoleWords.meaning(change.getValue())));
        role.setValue(TeamRole.MEMBER);
        Div form = new Div(email, role);
        form.addClassName("member-dialog__form");
        add(form);
        Button act = new Button("Add member", click -> submit());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        email.addKeyPressListener(Key.ENTER, press -> submit());
        getFooter().add(new Button("Cancel", click -> close()), act);
    }

    private void submit() {
        email.setInvalid(false);
        boolean added =
                Outcomes.run(
                        () -> add.accept(email.getValue(), role.getValue()),
                        errors -> {
                            email.setErrorMessage(errors.getFirst().message());
                            email.setInvalid(true);
                            email.focus();
                        });
        if (added) {
            close();
        }
    }
}
