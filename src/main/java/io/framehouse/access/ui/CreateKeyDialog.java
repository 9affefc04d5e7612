package io.framehouse.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.framehouse.access.NewKey;
import io.framehouse.ui.Outcomes;
import java.time.Instant;
import java.util.function.Function;

/** Asks what a key shall be, then shows its secret once. */
final class CreateKeyDialog extends Dialog {
    /**
     * @param create makes the key, or refuses
     * @param done runs once the secret was saved
     */
    CreateKeyDialog(KeyForm form, Instant now, Function<KeyDraft, NewKey> create, Runnable done) {
        super("Create key");
        addClassName("key-dialog");
        KeySecretPage.guard(this);
        add(form);
        Button act =
                new Button(
                        "Create key",
                        click -> {
                            if (form.complete()) {
                                Outcomes.run(
                                        () ->
                                                KeySecretPage.show(
                                                        this, create.apply(form.draft(now)), done),
                                        form::show);
                            }
                        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), act);
    }
}
