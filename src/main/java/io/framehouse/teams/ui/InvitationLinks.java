package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.ui.CopyButton;
import java.net.URL;
import java.util.List;

/** The one time that links of invitations are shown: the last page of a dialog. */
final class InvitationLinks extends Div {
    private InvitationLinks(List<Invited> made, boolean mailed) {
        addClassName("invitation-links");
        add(new Paragraph(made.size() == 1 ? ofOne(mailed) : ofMany(mailed)));
        UI.getCurrentOrThrow()
                .getPage()
                .fetchCurrentURL(url -> made.forEach(one -> add(link(one, url))));
    }

    private static String ofOne(boolean mailed) {
        return mailed
                ? "A link is on its way by mail. You can also hand this one over yourself; it is"
                        + " shown only once. Both work for 7 days, until one is used."
                : "This installation sends no mail, so hand the link over yourself. It is shown"
                        + " only once and works once, for 7 days.";
    }

    private static String ofMany(boolean mailed) {
        return mailed
                ? "Links are on their way by mail. You can also hand these over yourself; they are"
                        + " shown only once. All work for 7 days, until one is used."
                : "This installation sends no mail, so hand the links over yourself. They are shown"
                        + " only once. Each works once, for 7 days.";
    }

    private static Component link(Invited one, URL page) {
        String email = one.invitation().email();
        String address = page.getProtocol() + "://" + page.getAuthority() + path(one);
        TextField field = new TextField("Link for " + email);
        field.setValue(address);
        field.setReadOnly(true);
        field.setAutoselect(true);
        CopyButton copy = CopyButton.labelled("Copy link", "link for " + email, address);
        Div row = new Div(field, copy);
        row.addClassName("invitation-links__row");
        return row;
    }

    private static String path(Invited one) {
        return "/invite/" + one.token();
    }

    /** Lets Escape and the backdrop close a dialog until it shows links; the server decides. */
    static void guard(Dialog dialog) {
        dialog.addDialogCloseActionListener(asked -> {
            if (dialog.getChildren().noneMatch(InvitationLinks.class::isInstance)) {
                dialog.close();
            }
        });
    }

    /** Turns an open, guarded dialog into this page. */
    static void show(Dialog dialog, List<Invited> made, boolean mailed, Runnable closed) {
        dialog.removeAll();
        dialog.getFooter().removeAll();
        dialog.setHeaderTitle(
                made.size() == 1
                        ? "Link for " + made.getFirst().invitation().email()
                        : made.size() + " links");
        dialog.add(new InvitationLinks(made, mailed));
        Button done = new Button("Done");
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.addClickListener(click -> {
            dialog.close();
            closed.run();
        });
        dialog.getFooter().add(done);
    }
}
