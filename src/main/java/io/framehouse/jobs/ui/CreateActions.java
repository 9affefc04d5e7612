package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Toast;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What subjects do to the prompt: numbers move together, and nothing typed is lost. */
final class CreateActions implements SubjectsControl.Listener {
    private static final String PROMPT = "prompt";

    private final CreateModel model;
    private final Runnable refresh;

    CreateActions(CreateModel model, Runnable refresh) {
        this.model = model;
        this.refresh = refresh;
    }

    @Override
    public void changed(FormField field, List<Subject> subjects) {
        model.change(field.name(), List.copyOf(subjects));
        refresh.run();
    }

    @Override
    public void swapped(FormField field, List<Subject> subjects, int first, int second) {
        model.form().set(PROMPT, Mentions.swapped(prompt(), first, second));
        changed(field, subjects);
    }

    @Override
    public void removed(FormField field, int number) {
        Subject subject = model.form().subjects().get(number - 1);
        long used = Mentions.count(prompt(), number);
        if (used == 0) {
            remove(field, number);
            return;
        }
        String name = subject.name().isBlank() ? "" : " (" + subject.name() + ")";
        String words = subject.name().isBlank() ? "subject" : subject.name();
        ConfirmDialogs.ask(
                "Remove subject " + number + name + "?",
                "It is used %s in the prompt; \"@%d\" stays there as plain words \"%s\"."
                        .formatted(used == 1 ? "once" : used + " times", number, words),
                "Remove subject",
                "Keep subject",
                () -> remove(field, number));
    }

    private void remove(FormField field, int number) {
        ObjectNode before = model.snapshot();
        List<Subject> next = new ArrayList<>(model.form().subjects());
        Subject gone = next.remove(number - 1);
        String prompt = Mentions.withoutSubject(prompt(), number, gone.name());
        model.form().set(PROMPT, prompt.isEmpty() ? null : prompt);
        changed(field, next);
        Toast.successWith(
                "Subject " + number + " removed. Later numbers moved in your prompt too.",
                "Undo",
                () -> {
                    model.restore(before);
                    refresh.run();
                });
    }

    private String prompt() {
        return model.form().wanted().getOrDefault(PROMPT, "").toString();
    }
}
