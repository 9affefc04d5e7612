package io.framehouse.jobs.ui;

import io.framehouse.shared.JobId;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Brings what the team has into the form: settings of a video, an image. */
final class TakeOver implements VideoPicker.Taken {
    private final CreateModel model;
    private final Done done;

    /** Draws what changed. */
    interface Done {
        /**
         * @param before the form to come back to
         */
        void changed(String words, ObjectNode before);
    }

    TakeOver(CreateModel model, Done done) {
        this.model = model;
        this.done = done;
    }

    /** An empty form has nothing to lose and is filled at once. */
    @Override
    public void settingsOf(JobId job) {
        Outcomes.run(() -> {
            ReusePlan plan = model.plan(job);
            boolean withModel = plan.bringsModel();
            if (plan.rows(withModel).isEmpty()) {
                Toast.info("Your form has the settings of this video already.");
            } else if (model.form().isEmpty()) {
                apply(plan, plan.ticked(withModel), false);
            } else {
                String title = ConfirmDialogs.cut(plan.title());
                new ReuseDialog(
                                "Reuse settings from \"" + title + "\"",
                                plan,
                                (ticked, append) -> apply(plan, ticked, append))
                        .open();
            }
        });
    }

    /**
     * @param reference {@code upload:<id>}
     */
    @Override
    public void startImage(String reference) {
        ObjectNode before = model.snapshot();
        String old = model.form().model().title();
        Outcomes.run(() -> {
            Picture picture = model.startWith(reference);
            String now = model.form().model().title();
            String words = "Start image: " + picture.name() + ".";
            done.changed(
                    now.equals(old)
                            ? words
                            : "%s Model changed to %s, since %s takes no image."
                                    .formatted(words, now, old),
                    before);
        });
    }

    private void apply(ReusePlan plan, Set<String> ticked, boolean append) {
        ObjectNode before = model.snapshot();
        int count = model.apply(plan, ticked, append);
        String settings = count == 1 ? "1 setting applied." : count + " settings applied.";
        done.changed(append ? "Prompt appended, " + settings : settings, before);
    }
}
