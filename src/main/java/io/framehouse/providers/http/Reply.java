package io.framehouse.providers.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What came of one HTTP call, before anybody reads a meaning into it. */
public sealed interface Reply {
    /**
     * A complete answer.
     *
     * @param body null where it is not one JSON object
     * @param retryAfter what the {@code Retry-After} header asks for, or null
     */
    record Answer(int status, @Nullable ObjectNode body, @Nullable Duration retryAfter)
            implements Reply {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** The connection never stood, so that no byte of the request left. */
    record NeverSent(String reason) implements Reply {}

    /** Bytes may have left, and no complete answer came back. */
    record Lost(String reason) implements Reply {}
}
