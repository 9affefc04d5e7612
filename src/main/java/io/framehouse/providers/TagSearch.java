package io.framehouse.providers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking for our tag at a provider. Only {@link Found} is an answer; no other one
 * says that the task was not made.
 */
public sealed interface TagSearch {
    /** The provider names the task that carries our tag. */
    record Found(String taskId) implements TagSearch {}

    /**
     * The provider's list was read to its end, or the one task was told, and the tag is not there.
     *
     * @param pages how many pages were read
     * @param since how far back they reach, or null where no list was read
     */
    record Absent(int pages, @Nullable Instant since) implements TagSearch {}

    /**
     * No complete answer: nothing can be said.
     *
     * @param throttled where the provider wants to be asked less, its wish; else null
     */
    record Incomplete(String why, PollOutcome.@Nullable Throttled throttled) implements TagSearch {
        public Incomplete(String why) {
            this(why, null);
        }

        /** Whether nobody can be asked any more, because the account is not there. */
        public boolean accountGone() {
            return why.equals(PollOutcome.Unreachable.ACCOUNT_GONE);
        }
    }

    /** The dialect has no list to look in. */
    record NoList() implements TagSearch {}
}
