package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** A form that the browser posts once a device has signed: its script asks the device before. */
@Tag("form")
@JsModule("context://js/passkey.js")
final class PasskeyForm extends Component implements HasComponents {
    private static final long serialVersionUID = 1L;
    private static final String LABEL = "label";

    private PasskeyForm(String action, String ceremony, @Nullable String next) {
        getElement()
                .setAttribute("method", "post")
                .setAttribute("action", action)
                .setAttribute("data-passkey", ceremony);
        getElement().getClassList().add("passkey-form");
        HiddenFields.add(getElement(), "credential", "");
        if (next != null) {
            HiddenFields.add(getElement(), "next", next);
        }
        HiddenFields.token(getElement());
    }

    /** Signs in, or ends a sign-in, with a device that was added before. */
    static PasskeyForm signIn(@Nullable String next) {
        PasskeyForm form = new PasskeyForm("login/passkey", "get", next);
        form.end("Sign in with a passkey");
        return form;
    }

    /** Adds the device that the browser offers. */
    static PasskeyForm adding(@Nullable String next) {
        PasskeyForm form = new PasskeyForm("me/passkeys", "create", next);
        TextField label = new TextField("Name of the passkey");
        label.setMaxLength(60);
        label.setPlaceholder("Laptop");
        label.getElement().setProperty("name", LABEL);
        form.add(label);
        form.end("Add passkey");
        return form;
    }

    private void end(String text) {
        NativeButton submit = new NativeButton(text);
        submit.getElement().setAttribute("type", "submit");
        submit.addClassName("passkey-form__submit");
        Paragraph error = new Paragraph();
        error.addClassName("login__error");
        error.getElement().setAttribute("role", "alert").setAttribute("hidden", true);
        add(submit, error);
    }
}
