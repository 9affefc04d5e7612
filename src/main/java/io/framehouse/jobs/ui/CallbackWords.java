package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobCallbacks.JobCallback;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line about a caller who is to be told of a job's end; a moment follows it where there is one.
 */
final class CallbackWords {
    private CallbackWords() {}

    static String line(JobCallback callback) {
        String receiver = callback.receiver();
        return switch (callback.state()) {
            case OPEN ->
                    callback.tries() == 0
                            ? receiver + " is told when the job ends."
                            : refused(callback) + (at(callback) == null ? "" : " Sent again");
            case DELIVERED -> receiver + " was told the end";
            case GIVEN_UP -> refused(callback) + " Given up";
        };
    }

    /** When it is sent again, or when it ended. */
    static @Nullable Instant at(JobCallback callback) {
        return callback.endedAt() == null ? callback.nextAt() : callback.endedAt();
    }

    private static String refused(JobCallback callback) {
        int tries = callback.tries();
        String last = callback.lastText();
        return "%s did not take the end in %d %s.%s"
                .formatted(
                        callback.receiver(),
                        tries,
                        tries == 1 ? "try" : "tries",
                        last == null ? "" : " " + last);
    }
}
