package io.framehouse.jobs.ui;

import io.framehouse.shared.Credits;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Outcomes;

/** Asks before a job is cancelled, with what becomes of its hold. */
final class CancelDialog {
    private CancelDialog() {}

    static void ask(String prompt, String state, Credits held, Runnable cancel) {
        ConfirmDialogs.ask(
                "Cancel \"" + ConfirmDialogs.cut(JobWords.prompt(prompt)) + "\"?",
                "Its state is %s. The hold of %s is released when the provider confirms, or at once"
                                .formatted(state, CreditsFormat.sentence(held))
                        + " where it was not sent yet.",
                "Cancel job",
                "Keep job",
                () -> Outcomes.run(cancel));
    }
}
