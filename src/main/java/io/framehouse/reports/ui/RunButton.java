package io.framehouse.reports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.Proof.Turn;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.Toast;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs the proof beside the page, which stays usable, and says when it is done. */
final class RunButton extends Button {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final transient ProofModel model;
    private final transient Actor actor;
    private final transient Runnable done;
    private final Span words = new Span();
    private final Div progress = new Div();

    RunButton(ProofModel model, Actor actor, Runnable done) {
        super("Run now", VaadinIcon.CLIPBOARD_CHECK.create());
        this.model = model;
        this.actor = actor;
        this.done = done;
        addThemeVariants(ButtonVariant.PRIMARY);
        setDisableOnClick(true);
        addClickListener(click -> start(click.getSource().getUI().orElseThrow()));
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "The proof is running");
        words.addClassName("caption");
        progress.add(bar, words);
        progress.addClassName("proof__progress");
        progress.setVisible(false);
        model.running().ifPresent(this::runsAlready);
    }

    /** Stands below the header while the proof runs. */
    Div progress() {
        return progress;
    }

    private void runsAlready(Turn turn) {
        words.setText(
                "%s started a proof at %s. Yours would begin after it."
                        .formatted(turn.takenBy(), ProofModel.at(turn.takenAt())));
        progress.setVisible(true);
    }

    private void start(UI ui) {
        words.setText("Reading the providers' balances, then adding everything up.");
        progress.setVisible(true);
        CompletableFuture.supplyAsync(() -> CurrentActor.as(actor, model::runNow), THREADS)
                .whenComplete((run, failure) -> ui.access(() -> ended(run, failure)));
    }

    private void ended(@Nullable Run run, @Nullable Throwable failure) {
        progress.setVisible(false);
        setEnabled(true);
        if (run != null) {
            Announcer.polite(model.headline(run) + ". " + model.explanation(run, true));
            done.run();
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof DomainException refusal) {
            Toast.error(String.valueOf(refusal.getMessage()));
        } else if (cause != null) {
            Toast.error(
                    "The proof could not be run. The books are untouched. Error "
                            + ErrorIds.report(cause));
        }
    }
}
