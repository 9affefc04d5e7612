package io.framehouse.gateway.rest.dropin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The key as the present call shows it: callbacks are signed with it. Never to be logged, nor kept
 * but encrypted.
 */
@Component
final class PresentedKey {
    private final HttpServletRequest request;

    PresentedKey(HttpServletRequest request) {
        this.request = request;
    }

    /** What follows the scheme; the call has been let in, so it is a key of the caller's team. */
    String text() {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw new IllegalStateException("A call was let in without a key");
        }
        return header.substring(header.indexOf(' ') + 1).strip();
    }
}
