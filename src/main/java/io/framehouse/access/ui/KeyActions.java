package io.framehouse.access.ui;

import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.time.Instant;

/** Opens the dialogs in which keys are made, changed and ended. */
final class KeyActions {
    private final KeyDesk desk;
    private final Runnable changed;

    /**
     * @param changed runs after each change
     */
    KeyActions(KeyDesk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
    }

    void create() {
        Instant now = desk.now();
        KeyForm form = KeyForm.create(desk.options(), desk.isMember(), now);
        new CreateKeyDialog(form, now, desk::create, changed).open();
    }

    void edit(KeyRow row) {
        new EditKeyDialog(
                        desk,
                        row,
                        () -> {
                            Toast.success(row.key().name() + " was changed.");
                            changed.run();
                        })
                .open();
    }

    void rotate(KeyRow row) {
        new RotateKeyDialog(
                        row,
                        desk.options().zone(),
                        overlap -> desk.rotate(row.key().id(), overlap),
                        changed)
                .open();
    }

    void revoke(KeyRow row) {
        String name = row.key().name();
        String title = "Revoke " + ConfirmDialogs.cut(name) + "?";
        String consequence = KeyWords.revokes(desk.work(row.key().id()));
        if (row.usedRecently()) {
            ConfirmDialogs.askTyped(
                    title, consequence, name, "Revoke key", "Keep key", () -> end(row));
        } else {
            ConfirmDialogs.ask(title, consequence, "Revoke key", "Keep key", () -> end(row));
        }
    }

    private void end(KeyRow row) {
        if (Outcomes.run(() -> desk.revoke(row.key().id()))) {
            Toast.success(row.key().name() + " was revoked.");
            changed.run();
        }
    }
}
