package io.framehouse.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.ConflictNote;
import io.framehouse.ui.Outcomes;
import java.time.Instant;

/**
 * Changes what a key is called, opens and may spend; its secret stays. Where somebody else was
 * faster, the person is told who and what, and chooses.
 */
final class EditKeyDialog extends Dialog {
    private final transient KeyDesk desk;
    private final transient KeyOptions options;
    private final transient Instant now;
    private final transient Runnable done;
    private final ConflictNote conflict = new ConflictNote();
    private transient KeyRow seen;
    private KeyForm form;

    /**
     * @param done runs once it was changed
     */
    EditKeyDialog(KeyDesk desk, KeyRow row, Runnable done) {
        super("Edit " + ConfirmDialogs.cut(row.key().name()));
        this.desk = desk;
        this.options = desk.options();
        this.now = desk.now();
        this.done = done;
        this.seen = row;
        this.form = KeyForm.edit(options, row, now);
        addClassName("key-dialog");
        add(conflict, form);
        Button act = new Button("Save key", click -> save());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), act);
    }

    private void save() {
        if (!form.complete()) {
            return;
        }
        Outcomes.run(
                () -> desk.update(seen, form.draft(now)).ifPresentOrElse(this::tell, this::saved),
                form::show);
    }

    private void saved() {
        close();
        done.run();
    }

    /** From now on what is saved counts as seen, so that "save mine" means it. */
    private void tell(KeyConflict met) {
        String difference = KeyDifference.of(seen, met.now(), options.zone());
        seen = met.now();
        conflict.show(
                ConflictNote.title(met.by(), met.at(), "this key", options.zone()),
                difference,
                this::useTheirs,
                this::save);
        conflict.scrollIntoView();
    }

    private void useTheirs() {
        KeyForm theirs = KeyForm.edit(options, seen, now);
        replace(form, theirs);
        form = theirs;
    }
}
