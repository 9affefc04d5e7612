package io.framehouse.access.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.access.SecondFactors.Enrolment;
import io.framehouse.ui.Outcomes;
import java.util.function.Consumer;

/** Sets an authenticator app up: the picture to scan, then the first code. */
final class SetUpDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final TextField code = new TextField("Code from your app");
    private final transient Consumer<String> confirm;

    /**
     * @param confirm ends the set-up, or refuses the code
     */
    SetUpDialog(Enrolment enrolment, Consumer<String> confirm) {
        super("Set up two-step sign-in");
        this.confirm = confirm;
        addClassName("set-up-dialog");
        code.setManualValidation(true);
        code.setHelperText("6 digits, new every 30 seconds");
        code.getElement().setProperty("autocomplete", "one-time-code");
        code.getElement().setProperty("inputmode", "numeric");
        code.addKeyPressListener(Key.ENTER, press -> submit());
        add(
                new Paragraph("Scan the picture with an authenticator app on your phone."),
                new AppSecret(enrolment),
                code);
        Button turnOn = new Button("Turn on", click -> submit());
        turnOn.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), turnOn);
    }

    private void submit() {
        code.setInvalid(false);
        boolean on =
                Outcomes.run(
                        () -> confirm.accept(code.getValue()),
                        errors -> {
                            code.setErrorMessage(errors.getFirst().message());
                            code.setInvalid(true);
                            code.focus();
                        });
        if (on) {
            close();
        }
    }
}
