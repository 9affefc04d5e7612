package io.framehouse.storage.rest;

import io.framehouse.shared.DomainException;
import io.framehouse.storage.StorageAwayException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** A small problem document (RFC 9457) for links that do not open. */
final class MediaProblem {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MediaProblem() {}

    /** Nobody knows whether the file is there; the one who asks may come again. */
    static void away(HttpServletResponse response, StorageAwayException away) throws IOException {
        DomainException refusal = away.refusal();
        response.setHeader("Retry-After", String.valueOf(away.retryAfterSeconds()));
        write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                refusal.code().code(),
                String.valueOf(refusal.getMessage()));
    }

    static void write(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:framehouse:problem:" + code);
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("code", code);
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
