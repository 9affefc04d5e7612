package io.framehouse.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.access.PasswordResets.Made;
import io.framehouse.ui.CopyButton;

/** The one time that a link to a new password is shown. */
final class ResetLinkDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    ResetLinkDialog(String name, Made made) {
        super("Password link for " + name);
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        addClassName("member-dialog");
        Div content =
                new Div(
                        new Paragraph(
                                "Hand it over yourself; it is shown only once and works once, for a"
                                        + " day. Links of before have ended."));
        content.addClassName("invitation-links");
        add(content);
        UI.getCurrentOrThrow()
                .getPage()
                .fetchCurrentURL(url -> {
                    String address =
                            url.getProtocol()
                                    + "://"
                                    + url.getAuthority()
                                    + "/reset/"
                                    + made.token();
                    TextField field = new TextField("Link for " + name);
                    field.setValue(address);
                    field.setReadOnly(true);
                    field.setAutoselect(true);
                    Div row =
                            new Div(
                                    field,
                                    CopyButton.labelled("Copy link", "password link", address));
                    row.addClassName("invitation-links__row");
                    content.add(row);
                });
        Button done = new Button("Done", click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
