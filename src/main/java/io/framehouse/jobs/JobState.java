package io.framehouse.jobs;

/** Where a job is. The table of allowed changes is in {@code JobTransitions}. */
public enum JobState {
    /** Credits are held; the job waits to be sent and can still be cancelled at once. */
    HELD,
    /**
     * An attempt is committed and may be on the wire: a crash here is a question, not a re-send.
     */
    SUBMITTING,
    /** The provider accepted it and has not started. */
    QUEUED,
    /** The provider is making the video. */
    RUNNING,
    /** The provider delivered; settled. Final. */
    SUCCEEDED,
    /** A definite refusal or failure; released. Final. */
    FAILED,
    /** Stopped before it ran, by definite word; released. Final. */
    CANCELLED,
    /** We do not know; the hold stays until the provider's definite word or a person's. */
    UNKNOWN;

    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** Whether it is at a provider or on the way there, so that somebody must look at it again. */
    public boolean isWatched() {
        return this == SUBMITTING || this == QUEUED || this == RUNNING || this == UNKNOWN;
    }

    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
