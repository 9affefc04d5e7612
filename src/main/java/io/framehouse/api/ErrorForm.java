package io.framehouse.api;

import java.util.Map;

/** How one family of calls words its refusals. */
public interface ErrorForm {
    /** Whether the call at this path (without the context path) is answered in this form. */
    boolean covers(String path);

    Answer answer(Failure failure, String traceId);

    /**
     * A refusal ready to be written as JSON.
     *
     * @param contentType such as {@code application/problem+json}
     */
    record Answer(int status, String contentType, Object body, Map<String, String> headers) {
        public static Answer json(int status, Object body) {
            return new Answer(status, "application/json", body, Map.of());
        }
    }
}
