package io.framehouse.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.access.Passkeys.Passkey;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.List;

/** The devices that sign one in, and a form that adds another. */
@StyleSheet("styles/views/access.css")
final class PasskeyPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient PasskeyModel model;

    PasskeyPanel(PasskeyModel model) {
        this.model = model;
        addClassName("passkey-panel");
        show();
    }

    private void show() {
        removeAll();
        H2 heading = new H2("Passkeys");
        heading.addClassName("section-title");
        add(heading);
        List<Passkey> own = model.own();
        if (own.isEmpty()) {
            add(help("No passkeys. A passkey signs you in with your device, without a password."));
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("passkey-panel__list");
            own.forEach(passkey -> list.add(row(passkey)));
            add(list);
        }
        if (!model.offered()) {
            add(
                    help(
                            "Browsers accept passkeys at an https address only. Ask whoever runs"
                                    + " this house to set its public address."));
        } else if (model.mayChange()) {
            add(PasskeyForm.adding("/me/security"));
        } else {
            add(new Button("Add passkey", click -> confirmFirst()));
        }
    }

    private static Paragraph help(String text) {
        Paragraph help = new Paragraph(text);
        help.addClassName("me__help");
        return help;
    }

    private static void confirmFirst() {
        UI.getCurrentOrThrow().getPage().setLocation(FactorModel.CONFIRM);
    }

    private ListItem row(Passkey passkey) {
        Button remove = new Button("Remove", click -> askToRemove(passkey));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove " + passkey.label());
        return new ListItem(new Span(passkey.label()), remove);
    }

    private void askToRemove(Passkey passkey) {
        if (!model.mayChange()) {
            confirmFirst();
            return;
        }
        ConfirmDialogs.ask(
                "Remove " + ConfirmDialogs.cut(passkey.label()) + "?",
                "It no longer signs you in. Delete it on the device, too.",
                "Remove passkey",
                "Keep it",
                () -> {
                    if (Outcomes.run(() -> model.remove(passkey))) {
                        show();
                        Toast.success("Passkey removed.");
                    }
                });
    }
}
