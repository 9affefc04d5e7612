package io.framehouse.providers.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Asks for how long and why no new job is sent to an account. */
final class PauseDialog extends Dialog {
    private static final Map<Duration, String> TIMES = times();

    private final Select<Duration> time = new Select<>();
    private final TextField reason = new TextField("Reason");

    /**
     * A dialog.
     *
     * @param pause carries it out; may refuse with field errors
     */
    PauseDialog(String account, BiConsumer<Duration, String> pause) {
        super("Pause " + ConfirmDialogs.cut(account) + "?");
        addClassName("resolve-dialog");
        time.setLabel("For");
        time.setItems(TIMES.keySet());
        time.setItemLabelGenerator(TIMES::get);
        time.setValue(Duration.ofHours(1));
        reason.setMaxLength(300);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setHelperText("Kept in the audit log and shown on the card.");
        Paragraph body =
                new Paragraph(
                        "Jobs that are there go on. New ones go to other accounts or wait here;"
                                + " their credits stay held. The pause ends by itself.");
        Div form = new Div(body, time, reason);
        form.addClassName("form-stack");
        add(form);
        Button act = new Button("Pause account");
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.addClickListener(click -> {
            reason.setInvalid(false);
            if (Outcomes.run(
                    () -> pause.accept(time.getValue(), reason.getValue()),
                    errors -> {
                        reason.setErrorMessage(errors.getFirst().message());
                        reason.setInvalid(true);
                        reason.focus();
                    })) {
                close();
            }
        });
        getFooter().add(new Button("Keep sending", click -> close()), act);
    }

    private static Map<Duration, String> times() {
        Map<Duration, String> times = new LinkedHashMap<>();
        times.put(Duration.ofMinutes(15), "15 minutes");
        times.put(Duration.ofHours(1), "1 hour");
        times.put(Duration.ofHours(4), "4 hours");
        times.put(Duration.ofDays(1), "1 day");
        times.put(Duration.ofDays(7), "7 days");
        times.put(Duration.ofDays(30), "30 days");
        return times;
    }
}
