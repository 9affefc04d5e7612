package io.framehouse.providers;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking for a task. Only {@link Succeeded} and {@link Failed} are verdicts. */
public sealed interface PollOutcome {
    /**
     * The provider works on it.
     *
     * @param running false while it waits in the provider's queue
     * @param progress 0 to 100, or null
     * @param word the provider's own status word
     */
    record Pending(boolean running, @Nullable Integer progress, String word)
            implements PollOutcome {}

    /**
     * The provider says it is done.
     *
     * @param files may be empty: success without a usable video is asked for again
     */
    record Succeeded(List<ResultFile> files, @Nullable ProviderCost cost, String word)
            implements PollOutcome {
        public Succeeded {
            files = List.copyOf(files);
        }
    }

    /**
     * The provider says it failed, or that it was cancelled.
     *
     * @param cost what it took all the same, or null
     */
    record Failed(String code, String message, boolean cancelled, @Nullable ProviderCost cost)
            implements PollOutcome {}

    /** The provider knows no such task. Not a verdict. */
    record NotFound(String message) implements PollOutcome {}

    /** An answer with a status word we do not know; keeps the state. */
    record Unrecognised(String word) implements PollOutcome {}

    /** Asked too often. */
    record Throttled(@Nullable Duration retryAfter) implements PollOutcome {}

    /** No answer, 5xx, garbage, or our key is refused: the task's state is what it was. */
    record Unreachable(String reason) implements PollOutcome {
        /** The reason where the account is deleted or was never there; asking again is useless. */
        public static final String ACCOUNT_GONE = "account gone";

        /** The reason begins so where the provider refuses our key. */
        public static final String ACCOUNT_REFUSED = "The provider refuses our account: ";

        /** The reason begins so where the provider does not permit the question. */
        public static final String FORBIDDEN = "The provider does not permit us to ask: ";

        /** Whether the provider refused our key: trouble of the account. */
        public boolean accountRefused() {
            return reason.startsWith(ACCOUNT_REFUSED);
        }

        /**
         * Whether the provider did not permit the question: of the task, or of the account where it
         * takes no submits either.
         */
        public boolean forbidden() {
            return reason.startsWith(FORBIDDEN);
        }

        /** Whether nobody can be asked any more, because the account is not there. */
        public boolean accountGone() {
            return reason.equals(ACCOUNT_GONE);
        }
    }
}
