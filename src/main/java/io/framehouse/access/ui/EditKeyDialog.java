package io.framehouse.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import java.time.Instant;
import java.util.function.Consumer;

/** Changes what a key is called, opens and may spend; its secret stays. */
final class EditKeyDialog extends Dialog {
    /**
     * @param save changes the key, or refuses
     * @param done runs once it was changed
     */
    EditKeyDialog(KeyRow row, KeyForm form, Instant now, Consumer<KeyDraft> save, Runnable done) {
        super("Edit " + ConfirmDialogs.cut(row.key().name()));
        addClassName("key-dialog");
        add(form);
        Button act =
                new Button(
                        "Save key",
                        click -> {
                            if (form.complete()
                                    && Outcomes.run(
                                            () -> save.accept(form.draft(now)), form::show)) {
                                close();
                                done.run();
                            }
                        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), act);
    }
}
