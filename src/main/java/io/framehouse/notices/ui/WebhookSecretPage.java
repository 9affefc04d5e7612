package io.framehouse.notices.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.framehouse.notices.NewWebhook;
import io.framehouse.ui.CopyButton;

/** The one time that a webhook's secret is shown; left only on purpose. */
final class WebhookSecretPage extends Div {
    private final Button done = new Button("Done");

    private WebhookSecretPage(NewWebhook made) {
        addClassName("webhook-secret");
        Paragraph warning =
                new Paragraph(
                        "Copy the signing secret now. It is shown only once. If you lose it, rotate"
                                + " it.");
        warning.addClassName("webhook-secret__warning");
        TextArea secret = new TextArea("Signing secret");
        secret.setValue(made.secret());
        secret.setReadOnly(true);
        secret.setAutoselect(true);
        secret.setMinRows(1);
        secret.addClassName("webhook-secret__value");
        Checkbox saved = new Checkbox("I have saved it");
        saved.addValueChangeListener(change -> done.setEnabled(change.getValue()));
        CopyButton copy = CopyButton.labelled("Copy", "signing secret", made.secret());
        copy.addClickListener(click -> {
            copy.setText("Copied");
            saved.setValue(true);
        });
        Paragraph how =
                new Paragraph(
                        "The receiver checks the header webhook-signature with it, as any library"
                                + " of Standard Webhooks does.");
        how.addClassName("caption");
        add(warning, secret, copy, how, saved);
    }

    /** Lets Escape and the backdrop close a dialog until it shows a secret. */
    static void guard(Dialog dialog) {
        dialog.addDialogCloseActionListener(asked -> {
            if (dialog.getChildren().noneMatch(WebhookSecretPage.class::isInstance)) {
                dialog.close();
            }
        });
    }

    /** Turns an open, guarded dialog into this page. */
    static void show(Dialog dialog, NewWebhook made, Runnable closed) {
        WebhookSecretPage page = new WebhookSecretPage(made);
        dialog.removeAll();
        dialog.getFooter().removeAll();
        dialog.setHeaderTitle("Signing secret");
        dialog.add(page);
        page.done.setEnabled(false);
        page.done.addThemeVariants(ButtonVariant.PRIMARY);
        page.done.addClickListener(click -> {
            dialog.close();
            closed.run();
        });
        dialog.getFooter().add(page.done);
    }
}
