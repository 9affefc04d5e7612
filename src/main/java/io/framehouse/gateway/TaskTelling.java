package io.framehouse.gateway;

/**
 * A task as its caller is told of it now, in the caller's dialect.
 *
 * @param body the JSON that a read would answer at this moment
 */
public record TaskTelling(Stage stage, String body) {
    /** How far the task is, as far as callbacks care. */
    public enum Stage {
        /** Nothing is to be told yet. */
        WAITING,
        /** Being made; told once where the dialect tells it. */
        WORKING,
        /**
         * Done, while a picture that goes with the video is still being copied: told in a moment.
         */
        SETTLING,
        /** Done or failed: the last word. */
        ENDED
    }
}
