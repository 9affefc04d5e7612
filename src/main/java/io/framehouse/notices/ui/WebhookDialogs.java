package io.framehouse.notices.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.WebhookChange;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** The dialogs that make, change and rotate; those that make a secret end with its page. */
final class WebhookDialogs {
    private WebhookDialogs() {}

    /** How long the old secret signs beside the new one. */
    private enum Overlap {
        /** For a secret that leaked. */
        NONE("It stops now", 0),
        /** For one receiver. */
        HOUR("1 hour", 1),
        /** For a receiver that is deployed daily. */
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

    static void create(Function<WebhookData, NewWebhook> create, Runnable done) {
        WebhookForm form = new WebhookForm(null);
        Dialog dialog = dialog("Add webhook");
        dialog.add(form);
        Button act =
                act(
                        "Add webhook",
                        () -> {
                            if (form.complete()) {
                                Outcomes.run(
                                        () ->
                                                WebhookSecretPage.show(
                                                        dialog, create.apply(form.data()), done),
                                        form::show);
                            }
                        });
        dialog.getFooter().add(new Button("Cancel", click -> dialog.close()), act);
        dialog.open();
    }

    /** Saves only what was changed here, so that what another one changed meanwhile stays. */
    static void edit(WebhookEndpoint before, Consumer<WebhookChange> save, Runnable done) {
        WebhookForm form = new WebhookForm(before);
        Dialog dialog = dialog("Edit " + ConfirmDialogs.cut(WebhookWords.name(before)));
        dialog.add(form);
        Button act =
                act(
                        "Save webhook",
                        () -> {
                            if (form.complete()
                                    && Outcomes.run(
                                            () ->
                                                    save.accept(
                                                            WebhookChange.between(
                                                                    before.data(), form.data())),
                                            form::show)) {
                                dialog.close();
                                done.run();
                            }
                        });
        dialog.getFooter().add(new Button("Cancel", click -> dialog.close()), act);
        dialog.open();
    }

    static void rotate(
            WebhookEndpoint endpoint, Function<Duration, NewWebhook> rotate, Runnable done) {
        Dialog dialog =
                dialog("Rotate secret of " + ConfirmDialogs.cut(WebhookWords.name(endpoint)) + "?");
        Select<Overlap> overlap = new Select<>();
        overlap.setLabel("Old secret signs for");
        overlap.setItems(Overlap.values());
        overlap.setItemLabelGenerator(Overlap::words);
        overlap.setValue(Overlap.DAY);
        overlap.setWidthFull();
        dialog.add(
                new Paragraph(
                        "The webhook gets a new secret now. For the time you choose each message"
                                + " carries both signatures, so the receiver can change over in"
                                + " peace."),
                overlap);
        Button act =
                act(
                        "Rotate secret",
                        () ->
                                Outcomes.run(() ->
                                        WebhookSecretPage.show(
                                                dialog,
                                                rotate.apply(
                                                        Duration.ofHours(overlap.getValue().hours)),
                                                done)));
        dialog.getFooter().add(new Button("Cancel", click -> dialog.close()), act);
        dialog.open();
    }

    private static Dialog dialog(String title) {
        Dialog dialog = new Dialog(title);
        dialog.addClassName("webhook-dialog");
        WebhookSecretPage.guard(dialog);
        return dialog;
    }

    private static Button act(String text, Runnable action) {
        Button act = new Button(text, click -> action.run());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        return act;
    }
}
