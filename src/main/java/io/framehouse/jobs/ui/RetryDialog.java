package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Outcomes;
import java.util.function.Consumer;

/** Asks before an ended job is tried again, with what that holds. */
final class RetryDialog extends Dialog {
    private final Paragraph words = new Paragraph();
    private final Button act = new Button();
    private JobDetailModel.Press press;

    /**
     * @param price what the new job holds
     * @param onMade gets the new job
     */
    RetryDialog(JobDetailModel model, Credits price, Consumer<JobId> onMade) {
        super("Try \"" + ConfirmDialogs.cut(JobWords.prompt(model.job().prompt())) + "\" again?");
        addClassNames("dialog--small", "retry-dialog");
        press = model.press(price);
        add(words);
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.setDisableOnClick(true);
        act.addClickListener(click -> {
            if (Outcomes.run(() -> onMade.accept(press.retry()))) {
                close();
            } else {
                Outcomes.run(() -> show(model.priceNow()));
            }
            act.setEnabled(true);
        });
        getFooter().add(new Button("Leave it", click -> close()), act);
        show(price);
    }

    /** A price that is seen is the one that the next press may hold. */
    private void show(Credits price) {
        press = press.seen(price);
        words.setText(
                "A new job is made with the same settings and holds "
                        + CreditsFormat.sentence(price)
                        + ". This one stays as it is, and both pages name each other.");
        act.setText("Try again \u00b7 hold " + CreditsFormat.exact(price));
    }
}
