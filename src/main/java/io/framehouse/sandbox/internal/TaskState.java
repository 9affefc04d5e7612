package io.framehouse.sandbox.internal;

import java.util.Locale;

/** Where a task stands, in Vidu's words. */
enum TaskState {
    /** Accepted; may be cancelled. */
    CREATED,
    /** Waits for a free place; may be cancelled. */
    QUEUEING,
    /** Runs; ends by itself. */
    PROCESSING,
    /** Final, with a video. */
    SUCCESS,
    /** Final, without one. */
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isFinal() {
        return this == SUCCESS || this == FAILED;
    }

    boolean isCancellable() {
        return this == CREATED || this == QUEUEING;
    }
}
