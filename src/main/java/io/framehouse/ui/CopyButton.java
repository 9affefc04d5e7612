package io.framehouse.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Puts a text on the clipboard, in the browser alone, and says so. */
@JsModule("context://js/copy.js")
public final class CopyButton extends Button {
    /**
     * An icon button.
     *
     * @param what names the object for screen readers, such as {@code job id}
     */
    public CopyButton(String what, String text) {
        super(VaadinIcon.COPY_O.create());
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        addClassName("copy-button");
        setAriaLabel("Copy " + what);
        setTooltipText("Copy " + what);
        setCopied(what, text);
    }

    private CopyButton(String label, String what, String text) {
        super(label, VaadinIcon.COPY_O.create());
        addClassName("copy-button");
        setCopied(what, text);
    }

    /** A button with a visible label, such as {@code Copy id}. */
    public static CopyButton labelled(String label, String what, String text) {
        return new CopyButton(label, what, text);
    }

    /**
     * A button that copies the whole address of a page of ours, as this browser knows it.
     *
     * @param path without a leading slash
     */
    public static CopyButton ofAddress(String label, String what, String path) {
        CopyButton button = new CopyButton(label, what, path);
        button.getElement().setAttribute("data-copy-address", "");
        return button;
    }

    private void setCopied(String what, String text) {
        getElement().setAttribute("data-copy", text);
        getElement().setAttribute("data-copied", "Copied " + what);
    }
}
