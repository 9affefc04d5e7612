package io.framehouse.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Questions before what cannot be taken back: title asks, body lists consequences, button acts. */
public final class ConfirmDialogs {
    private static final int LONGEST_NAME = 40;

    private ConfirmDialogs() {}

    /**
     * Asks once.
     *
     * @param title a question with the object's name, see {@link #cut}
     * @param body the consequence, with numbers
     * @param verb such as {@code Cancel job}
     * @param keep the safe choice, such as {@code Keep job}
     */
    public static void ask(String title, String body, String verb, String keep, Runnable action) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(body);
        dialog.setConfirmText(verb);
        dialog.setConfirmButtonTheme("primary error");
        dialog.setCancelable(true);
        dialog.setCancelText(keep);
        dialog.addConfirmListener(confirm -> action.run());
        dialog.open();
    }

    /** Asks for the object's name to be typed: only where it cannot be undone and hurts others. */
    public static void askTyped(
            String title, String body, String name, String verb, String keep, Runnable action) {
        Dialog dialog = new Dialog(title);
        dialog.addClassName("confirm-typed");
        TextField typed = new TextField("Type " + name + " to confirm");
        typed.setWidthFull();
        typed.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
        dialog.add(new Paragraph(body), typed);
        Button act = new Button(verb);
        act.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        act.addClickListener(click -> {
            if (typed.getValue().strip().equals(name)) {
                dialog.close();
                action.run();
            } else {
                typed.setErrorMessage("This is not " + name + ". Type it exactly.");
                typed.setInvalid(true);
                typed.focus();
            }
        });
        dialog.getFooter().add(new Button(keep, click -> dialog.close()), act);
        dialog.open();
        typed.focus();
    }

    /** A name for a title, cut at 40 characters. */
    public static String cut(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 1).stripTrailing() + "\u2026";
    }
}
