package io.framehouse.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.teams.Member;
import io.framehouse.ui.Outcomes;
import java.util.List;
import java.util.function.Consumer;

/** Asks to whom a team goes, and has its name typed: whoever hands it over cannot take it back. */
final class HandOverDialog extends Dialog {
    private final Select<Member> heir = new Select<>();
    private final TextField typed;
    private final String teamName;
    private final transient Consumer<Member> handOver;

    /**
     * A dialog that is not open yet.
     *
     * @param heirs the other members, at least one
     * @param handOver hands over, or refuses
     */
    HandOverDialog(String teamName, List<Member> heirs, Consumer<Member> handOver) {
        super("Hand over " + teamName + "?");
        this.teamName = teamName;
        this.handOver = handOver;
        addClassName("member-dialog");
        heir.setLabel("New owner");
        heir.setItems(heirs);
        heir.setItemLabelGenerator(member -> member.displayName() + " (" + member.email() + ")");
        heir.setEmptySelectionAllowed(false);
        typed = new TextField("Type " + teamName + " to confirm");
        typed.setAutocomplete(Autocomplete.OFF);
        Paragraph consequence =
                new Paragraph(
                        "The new owner decides about the team and its owners from then on. You stay"
                                + " as admin, and only an owner can make you owner again.");
        Div form = new Div(consequence, heir, typed);
        form.addClassName("member-dialog__form");
        add(form);
        Button act = new Button("Hand over team", click -> submit());
        act.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button("Keep team", click -> close()), act);
    }

    private void submit() {
        Member chosen = heir.getValue();
        heir.setInvalid(chosen == null);
        heir.setErrorMessage("Choose who gets the team.");
        boolean right = typed.getValue().strip().equals(teamName);
        typed.setInvalid(!right);
        typed.setErrorMessage("This is not " + teamName + ". Type it exactly.");
        if (chosen != null && right && Outcomes.run(() -> handOver.accept(chosen))) {
            close();
        }
    }
}
