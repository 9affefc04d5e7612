package io.framehouse.providers.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a task's status word means, for all dialects together, because gateways answer with another
 * vendor's word. A task ends unwell only by a word that a page documents; words for waiting,
 * working and success are read in their usual spellings as well. Any other word is nobody's
 * verdict.
 *
 * @see "Decision 0015: answers of providers"
 */
public final class StatusWords {
    private static final Map<String, Stage> STAGES = new HashMap<>();

    static {
        put(Stage.WAITING, "created", "queueing", "TASK_STATUS_QUEUED");
        put(Stage.WAITING, "queued", "pending", "submitted", "scheduled");
        put(Stage.WORKING, "processing", "in_progress", "TASK_STATUS_PROCESSING");
        put(Stage.WORKING, "running");
        put(Stage.SUCCEEDED, "success", "completed", "TASK_STATUS_SUCCEED");
        put(Stage.SUCCEEDED, "succeed", "succeeded", "TASK_STATUS_SUCCEEDED");
        put(Stage.FAILED, "failed", "TASK_STATUS_FAILED");
        put(Stage.CANCELLED, "TASK_STATUS_CANCELED");
    }

    private StatusWords() {}

    /** Where a task stands. */
    public enum Stage {
        /** In the provider's queue. */
        WAITING,
        /** Being made. */
        WORKING,
        /** Made, though its files may not be there yet. */
        SUCCEEDED,
        /** Ended without a video. */
        FAILED,
        /** Ended because somebody wished so. */
        CANCELLED
    }

    /** Reads a word without regard to case; empty for one that we do not know. */
    public static Optional<Stage> find(String word) {
        return Optional.ofNullable(STAGES.get(word.toLowerCase(Locale.ROOT)));
    }

    private static void put(Stage stage, String... words) {
        for (String word : words) {
            STAGES.put(word.toLowerCase(Locale.ROOT), stage);
        }
    }
}
