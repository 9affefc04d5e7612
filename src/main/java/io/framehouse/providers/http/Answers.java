package io.framehouse.providers.http;

import io.framehouse.providers.PollOutcome;
import org.jspecify.annotations.Nullable;

/** Whether an answer about a task is about the one that was asked for. */
public final class Answers {
    private Answers() {}

    /**
     * Whether the answer names another task than the one asked for.
     *
     * @param told the number in the answer; null where it has none, which says nothing
     */
    public static boolean isOfAnother(String asked, @Nullable String told) {
        return told != null && !told.equals(asked);
    }

    /** What such an answer counts as: no word about our task. */
    public static PollOutcome ofAnother(String word, String secret) {
        return new PollOutcome.Unrecognised(ErrorBody.clean(word, secret) + " of another task");
    }
}
