package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.dom.Element;
import org.jspecify.annotations.Nullable;

/**
 * A plain HTML form that the browser itself posts: password managers know it, and the session gets
 * a new id with the sign-in.
 */
@Tag("form")
final class LoginForm extends Component implements HasComponents {
    private static final long serialVersionUID = 1L;

    private final EmailField email = new EmailField("Email");
    private final PasswordField password = new PasswordField("Password");

    /**
     * @param next where to go after sign-in; null means home
     */
    LoginForm(@Nullable String next) {
        getElement().setAttribute("method", "post").setAttribute("action", "login");
        getElement().getClassList().add("login__form");
        prepare(email.getElement(), "username", "username");
        prepare(password.getElement(), "password", "current-password");
        email.setAutofocus(true);
        NativeButton submit = new NativeButton("Sign in");
        submit.getElement().setAttribute("type", "submit");
        submit.addClassName("login__submit");
        Anchor forgotten = new Anchor("reset", "Forgot your password?");
        forgotten.addClassName("login__forgotten");
        add(email, password, submit, forgotten);
        if (next != null) {
            getElement().appendChild(hidden("next", next));
        }
    }

    /** Puts the values of a demo account in. */
    void fill(String address, String secret) {
        email.setValue(address);
        password.setValue(secret);
        password.focus();
    }

    private static void prepare(Element field, String name, String autocomplete) {
        field.setProperty("name", name);
        field.setProperty("autocomplete", autocomplete);
        field.setProperty("required", true);
    }

    private static Element hidden(String name, String value) {
        return new Element("input")
                .setAttribute("type", "hidden")
                .setAttribute("name", name)
                .setAttribute("value", value);
    }
}
