package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import org.jspecify.annotations.Nullable;

/** A plain HTML form that the browser itself posts, so that the session gets a new id with it. */
@Tag("form")
final class SecondFactorForm extends Component implements HasComponents {
    private static final long serialVersionUID = 1L;
    private static final String ACTION = "login/second";
    private static final String NAME = "code";

    private SecondFactorForm(
            String way, Component field, String submitLabel, @Nullable String next) {
        getElement().setAttribute("method", "post").setAttribute("action", ACTION);
        getElement().getClassList().add("login__form");
        NativeButton submit = new NativeButton(submitLabel);
        submit.getElement().setAttribute("type", "submit");
        submit.addClassName("login__submit");
        add(field, submit);
        HiddenFields.add(getElement(), "way", way);
        if (next != null) {
            HiddenFields.add(getElement(), "next", next);
        }
        HiddenFields.token(getElement());
    }

    /** Asks for the code that the app shows; with it a new app is confirmed, too. */
    static SecondFactorForm code(String way, String submitLabel, @Nullable String next) {
        TextField code = new TextField("Code from your app");
        code.getElement().setProperty("inputmode", "numeric");
        code.setHelperText("6 digits, new every 30 seconds");
        prepare(code.getElement(), "one-time-code");
        code.setAutofocus(true);
        return new SecondFactorForm(way, code, submitLabel, next);
    }

    static SecondFactorForm recovery(@Nullable String next) {
        TextField code = new TextField("Recovery code");
        code.setHelperText("16 letters and digits; each works once");
        prepare(code.getElement(), "off");
        code.setAutofocus(true);
        return new SecondFactorForm("recovery", code, "Sign in", next);
    }

    static SecondFactorForm password(@Nullable String next) {
        PasswordField password = new PasswordField("Password");
        prepare(password.getElement(), "current-password");
        password.setAutofocus(true);
        return new SecondFactorForm("password", password, "Continue", next);
    }

    private static void prepare(Element field, String autocomplete) {
        field.setProperty("name", NAME);
        field.setProperty("autocomplete", autocomplete);
        field.setProperty("required", true);
    }
}
