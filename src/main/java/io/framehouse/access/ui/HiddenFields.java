package io.framehouse.access.ui;

import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinRequest;
import org.springframework.security.web.csrf.CsrfToken;

/** What the forms that a browser posts by itself carry beside what people type. */
final class HiddenFields {
    private HiddenFields() {}

    static Element add(Element form, String name, String value) {
        Element field =
                new Element("input")
                        .setAttribute("type", "hidden")
                        .setAttribute("name", name)
                        .setAttribute("value", value);
        form.appendChild(field);
        return field;
    }

    /** The token by which the server knows that the form is its own. */
    static void token(Element form) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null
                && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            add(form, token.getParameterName(), token.getToken());
        }
    }
}
