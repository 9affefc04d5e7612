package io.framehouse.jobs;

import io.framehouse.shared.Credits;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about an UNKNOWN job.
 *
 * @param reason 1 to 500 characters, kept for ever
 * @param amount what a success is settled at, 0 or more; null for the quote. Only with succeeded
 */
public record JobResolution(Outcome outcome, String reason, @Nullable Credits amount) {

    /** How the job ended. */
    public enum Outcome {
        /** The provider made it: the hold is settled. */
        SUCCEEDED,
        /** The provider did not make it: the hold is released. */
        FAILED
    }
}
