package io.framehouse.reconciliation.rest;

import io.framehouse.providers.CallbackDoor;
import io.framehouse.reconciliation.Callbacks;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes Vidu's callbacks; who calls is told by the signature alone. */
@RestController
class ViduCallbackController {
    private final Callbacks callbacks;

    ViduCallbackController(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @PostMapping(CallbackDoor.PATH + "{account}")
    Map<String, Object> called(@PathVariable String account, HttpServletRequest request)
            throws IOException {
        byte[] body = body(request);
        CallbackDoor.Call call =
                new CallbackDoor.Call(
                        request.getMethod(),
                        request.getRequestURI(),
                        request.getQueryString(),
                        request::getHeader);
        if (!callbacks.receive(account, call, body)) {
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        }
        return Map.of();
    }

    /** The console answers every other address; a provider is not to see a page of it. */
    @RequestMapping("/callbacks/**")
    void unknown() {
        throw DomainException.notFound("callback address");
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        int max = Callbacks.MAX_BODY_BYTES;
        if (request.getContentLengthLong() > max) {
            throw tooLarge(max);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw tooLarge(max);
            }
            return bytes;
        }
    }

    private static DomainException tooLarge(int max) {
        return new DomainException(
                CommonError.TOO_LARGE,
                "The callback's body is larger than 1 MiB.",
                Map.of("max_bytes", max));
    }
}
