package io.framehouse.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.framehouse.access.NewKey;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/** Gives a key a new secret; the old one may work on for a while. */
final class RotateKeyDialog extends Dialog {
    /** How long the old secret works beside the new one. */
    private enum Overlap {
        /** For a secret that leaked. */
        NONE("It stops now", 0),
        /** For one program. */
        HOUR("1 hour", 1),
        /** For a few programs. */
        DAY("24 hours", 24),
        /** The longest overlap. */
        WEEK("7 days", 168);

        private final String words;
        private final int hours;

        Overlap(String words, int hours) {
            this.words = words;
            this.hours = hours;
        }

        String words() {
            return words;
        }
    }

    RotateKeyDialog(KeyRow row, ZoneId zone, Function<Duration, NewKey> rotate, Runnable done) {
        super("Rotate " + ConfirmDialogs.cut(row.key().name()) + "?");
        addClassName("key-dialog");
        KeySecretPage.guard(this);
        Select<Overlap> overlap = new Select<>();
        overlap.setLabel("Old secret works for");
        overlap.setItems(Overlap.values());
        overlap.setItemLabelGenerator(Overlap::words);
        overlap.setValue(Overlap.DAY);
        overlap.setWidthFull();
        add(
                new Paragraph(
                        "The key gets a new secret now. Programs keep working with the old one for"
                                + " the time you choose."),
                overlap);
        Instant oldUntil = row.key().oldSecretUntil();
        if (row.status() == KeyStatus.TWO_SECRETS && oldUntil != null) {
            add(
                    new Paragraph(
                            "The secret from before the last rotation, which would work until "
                                    + TimeFormat.absolute(oldUntil, zone)
                                    + ", stops now: at most two secrets work at a time."));
        }
        Button act =
                new Button(
                        "Rotate key",
                        click ->
                                Outcomes.run(() ->
                                        KeySecretPage.show(
                                                this,
                                                rotate.apply(
                                                        Duration.ofHours(overlap.getValue().hours)),
                                                done)));
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), act);
    }
}
