package io.framehouse.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import java.util.function.Consumer;

/** A question that also wants to know why; the reason is kept with what is done. */
public final class ReasonDialog extends Dialog {
    private final TextArea reason = new TextArea("Reason");
    private final Button button = new Button();

    /**
     * A question.
     *
     * @param body the consequence, with numbers
     * @param verb such as {@code Remove budget}
     * @param keep the safe choice
     * @param most how many characters the reason may have
     * @param act refuses with a field error {@code reason} where it must be given
     */
    public ReasonDialog(
            String title, String body, String verb, String keep, int most, Consumer<String> act) {
        super(title);
        addClassNames("budget-dialog", "reason-dialog");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(most);
        reason.setMinRows(2);
        Div form = new Div(new Paragraph(body), reason);
        form.addClassName("budget-dialog__form");
        add(form);
        button.setText(verb);
        button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        button.addClickListener(click -> {
            if (Outcomes.run(
                    () -> act.accept(reason.getValue()),
                    errors ->
                            FieldErrors.show(
                                    Map.<String, HasValidation>of("reason", reason), errors))) {
                close();
            }
        });
        getFooter().add(new Button(keep, click -> close()), button);
    }

    /** Nothing is taken away: its button does not warn. */
    public ReasonDialog harmless() {
        button.removeThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    @Override
    public void open() {
        super.open();
        reason.focus();
    }
}
