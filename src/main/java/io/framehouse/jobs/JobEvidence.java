package io.framehouse.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a job whose fate is not, for whoever has to decide it.
 *
 * @param job since when and why it is unknown, the provider's last words, and the next look
 * @param attempts every time it was sent, oldest first
 * @param looks what was done to find out, one line a kind; only kinds that were used
 * @param trying what the next look does
 * @param askPersonAt when a person is asked unless the provider answers before; null where that was
 *     done or is void
 * @param personAskedAt since when it waits for a person, or null
 */
public record JobEvidence(
        JobCase job,
        List<Sent> attempts,
        List<Look> looks,
        Trying trying,
        @Nullable Instant askPersonAt,
        @Nullable Instant personAskedAt) {
    public JobEvidence {
        attempts = List.copyOf(attempts);
        looks = List.copyOf(looks);
    }

    /**
     * One time it was handed to a provider.
     *
     * @param words which attempt it was
     */
    public record Sent(Instant at, String words) {}

    /**
     * One way in which we looked.
     *
     * @param times how often, 0 or more
     * @param lastAt when last
     * @param found the last answer in one snake_case word, such as {@code absent} or {@code
     *     not_found}
     * @param detail more about the last answer, in the provider's words where it gave any
     */
    public record Look(
            Kind kind,
            int times,
            @Nullable Instant lastAt,
            @Nullable String found,
            @Nullable String detail) {}

    /** Ways to find out what became of a job. */
    public enum Kind {
        /** Our tag is looked for in the provider's task list. */
        TASK_LIST,
        /** The provider is asked for the task by its number. */
        TASK,
        /** The provider called; the call is verified, its content is not. */
        CALLBACK,
        /** A task that a callback named is asked whether it carries our tag. */
        NAMED_TASK
    }

    /** What the next look does. */
    public enum Trying {
        /** It asks for the task by its number. */
        ASK_FOR_TASK,
        /** It asks the task that a callback named whether it carries our tag. */
        CHECK_NAMED_TASK,
        /** It looks for our tag in the provider's task list. */
        SEARCH_LIST,
        /** There is nothing to ask; only a callback or a person can tell. */
        WAIT_FOR_CALLBACK,
        /** The account is gone: only a person can tell. */
        NOTHING
    }
}
