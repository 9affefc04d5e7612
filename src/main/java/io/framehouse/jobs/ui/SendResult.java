package io.framehouse.jobs.ui;

import io.framehouse.jobs.Job;
import io.framehouse.shared.FieldError;
import java.util.List;

/** What came of pressing the button. */
sealed interface SendResult {
    /**
     * A job was made.
     *
     * @param created false where the same press had made it before
     */
    record Sent(Job job, boolean created) implements SendResult {}

    /** Fields break rules; the path of each is without {@code parameters}. */
    record Invalid(List<FieldError> errors) implements SendResult {}

    /** Budget, allowlist or price said no. */
    record Refused(String message) implements SendResult {}
}
