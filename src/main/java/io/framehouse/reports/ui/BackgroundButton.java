package io.framehouse.reports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.Toast;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does something beside the page, which stays usable, and shows that it goes on. */
final class BackgroundButton<T> extends Button {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final transient Actor actor;
    private final transient String failed;
    private final transient Consumer<T> done;
    private final Span words = new Span();
    private final Div progress = new Div();

    /**
     * A button; {@link #start} is what it does on a click.
     *
     * @param failed what to say where it broke, such as {@code Nothing changed.}
     */
    BackgroundButton(String label, VaadinIcon icon, Actor actor, String failed, Consumer<T> done) {
        super(label, icon.create());
        this.actor = actor;
        this.failed = failed;
        this.done = done;
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", label);
        words.addClassName("caption");
        progress.add(bar, words);
        progress.addClassName("proof__progress");
        progress.getElement().setAttribute("role", "status");
        progress.setVisible(false);
    }

    /** Stands where the page shows that it goes on. */
    Div progress() {
        return progress;
    }

    void start(String saying, Supplier<T> work) {
        UI ui = getUI().orElseThrow();
        setEnabled(false);
        words.setText(saying);
        progress.setVisible(true);
        var unused =
                CompletableFuture.supplyAsync(() -> CurrentActor.as(actor, work), THREADS)
                        .whenComplete((result, failure) -> ui.access(() -> ended(result, failure)));
    }

    private void ended(@Nullable T result, @Nullable Throwable failure) {
        progress.setVisible(false);
        setEnabled(true);
        if (result != null) {
            done.accept(result);
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof DomainException refusal) {
            Toast.error(String.valueOf(refusal.getMessage()));
        } else if (cause != null) {
            Toast.error(failed + " Error " + ErrorIds.report(cause));
        }
    }
}
