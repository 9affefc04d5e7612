package io.framehouse.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.framehouse.access.NewKey;
import io.framehouse.shared.KeyScope;
import io.framehouse.ui.CopyButton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The one time that a secret is shown: the last page of a dialog, left only on purpose. The secret
 * is never part of an address.
 */
final class KeySecretPage extends Div {
    private static final String VARIABLE = "FRAMEHOUSE_KEY";

    private final Button done = new Button("Done");

    private KeySecretPage(NewKey made) {
        addClassName("key-secret");
        Paragraph warning =
                new Paragraph(
                        "Copy your key now. It is shown only once. If you lose it, create a new"
                                + " one.");
        warning.addClassName("key-secret__warning");
        TextArea secret = new TextArea("Key");
        secret.setValue(made.secret());
        secret.setReadOnly(true);
        secret.setAutoselect(true);
        secret.setMinRows(1);
        secret.addClassName("key-secret__value");
        Checkbox saved = new Checkbox("I have saved it");
        saved.addValueChangeListener(change -> done.setEnabled(change.getValue()));
        Div ways = new Div(copy(made, saved), download(made, saved));
        ways.addClassNames("button-row", "key-secret__ways");
        add(warning, secret, ways, example(call(made.key().scopes())), saved);
    }

    /**
     * Lets Escape and the backdrop close a dialog until it shows a secret. The server decides, so
     * that a key press on the way cannot throw away a secret that was just made.
     */
    static void guard(Dialog dialog) {
        dialog.addDialogCloseActionListener(asked -> {
            boolean showsSecret = dialog.getChildren().anyMatch(KeySecretPage.class::isInstance);
            if (!showsSecret) {
                dialog.close();
            }
        });
    }

    /** Turns an open, guarded dialog into this page. */
    static void show(Dialog dialog, NewKey made, Runnable closed) {
        KeySecretPage page = new KeySecretPage(made);
        dialog.removeAll();
        dialog.getFooter().removeAll();
        dialog.setHeaderTitle("Key " + made.key().name());
        dialog.add(page);
        page.done.setEnabled(false);
        page.done.addThemeVariants(ButtonVariant.PRIMARY);
        page.done.addClickListener(click -> {
            dialog.close();
            closed.run();
        });
        dialog.getFooter().add(page.done);
    }

    private static Button copy(NewKey made, Checkbox saved) {
        CopyButton copy = CopyButton.labelled("Copy", "key", made.secret());
        copy.addClickListener(click -> {
            copy.setText("Copied");
            saved.setValue(true);
        });
        return copy;
    }

    private static Anchor download(NewKey made, Checkbox saved) {
        byte[] content = (VARIABLE + "=" + made.secret() + "\n").getBytes(StandardCharsets.UTF_8);
        String name = made.key().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Anchor link =
                new Anchor(
                        DownloadHandler.fromInputStream(request ->
                                new DownloadResponse(
                                        new ByteArrayInputStream(content),
                                        name + ".env",
                                        "text/plain",
                                        content.length)),
                        "Download .env");
        link.getElement().addEventListener("click", click -> saved.setValue(true));
        return link;
    }

    private static Div example(String call) {
        Code request = new Code(command("https://\u2026", call));
        UI.getCurrent()
                .getPage()
                .fetchCurrentURL(url ->
                        request.setText(
                                command(url.getProtocol() + "://" + url.getAuthority(), call)));
        Pre block = new Pre(request);
        block.addClassNames("mono", "key-secret__example");
        block.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Example");
        Paragraph label = new Paragraph("Use it like this");
        label.addClassName("caption");
        return new Div(label, block);
    }

    /** A call that the key can make. */
    private static String call(Set<KeyScope> scopes) {
        if (scopes.contains(KeyScope.PLATFORM_ADMIN)) {
            return "admin/teams";
        }
        if (scopes.contains(KeyScope.PLATFORM_FINANCE)) {
            return "admin/proof";
        }
        boolean reads = scopes.contains(KeyScope.JOBS_READ) || scopes.contains(KeyScope.TEAM_ADMIN);
        if (!reads && scopes.contains(KeyScope.ASSETS_READ)) {
            return "assets";
        }
        return !reads && scopes.contains(KeyScope.USAGE_READ) ? "usage" : "models";
    }

    private static String command(String origin, String call) {
        return "curl %s/api/v1/%s \\\n  -H \"Authorization: Bearer $%s\""
                .formatted(origin, call, VARIABLE);
    }
}
