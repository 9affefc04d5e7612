package io.framehouse.shared;

import org.jspecify.annotations.Nullable;

/**
 * From where something was asked for.
 *
 * @param address the client's network address as the server saw it
 * @param agent the program as it named itself, cut to 200 characters
 * @param requestId the 32 hex digits under which the request is found in the log
 */
public record Origin(
        @Nullable String address, @Nullable String agent, @Nullable String requestId) {
    /** Of what no request asked for: work of the system's own. */
    public static final Origin NONE = new Origin(null, null, null);
}
