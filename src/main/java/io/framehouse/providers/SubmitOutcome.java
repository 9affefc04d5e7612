package io.framehouse.providers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a submit: every answer falls into exactly one class, and the class alone decides
 * about money and repetition.
 *
 * @see "design: jobs, classes of a submit outcome"
 */
public sealed interface SubmitOutcome {
    /** No byte of the request left: connection refused, DNS, TLS. May be sent again. */
    record NeverSent(String reason) implements SubmitOutcome {}

    /** The provider has the task. What it says of the price counts only once it is done. */
    record Accepted(String taskId, @Nullable String requestId, @Nullable String word)
            implements SubmitOutcome {}

    /** A documented refusal of this request; final. */
    record Refused(String code, String message) implements SubmitOutcome {}

    /** Not now; the same request may be sent later. */
    record Busy(String code, String message, @Nullable Duration retryAfter, Cause cause)
            implements SubmitOutcome {
        /** What has to change before it may be sent again. */
        public enum Cause {
            /** The account runs or gets as much as it may: it rests, with all its models. */
            ACCOUNT,
            /** This model is away there; the account's other models go on. */
            MODEL,
            /** An image could not be fetched; only this job waits. */
            IMAGE
        }
    }

    /** Key, permission or balance of the account; another account may do. */
    record AccountTrouble(String code, String message) implements SubmitOutcome {}

    /** Bytes may have arrived and no definite answer came. Never sent again by itself. */
    record Unanswered(String reason) implements SubmitOutcome {}
}
