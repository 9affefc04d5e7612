package io.framehouse.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests without a good key: on the native API always with the same words, on a drop-in
 * address as the provider does there.
 */
final class KeyRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final RequestMatcher ROUTERS = path("/v3/**");
    private static final RequestMatcher VIDU =
            new OrRequestMatcher(path("/ent/**"), path("/vidu/**"));
    private static final RequestMatcher VTRIX = path("/model/**");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        if (ROUTERS.matches(request)) {
            if ("missing".equals(request.getAttribute(KeyAuthenticationFilter.FAILURE))) {
                answer(
                        response,
                        FORBIDDEN,
                        router(FORBIDDEN, "INVALID_API_KEY", "API key missing"));
            } else {
                answer(
                        response,
                        UNAUTHORIZED,
                        router(UNAUTHORIZED, "FAILED_TO_AUTH", "authentication failed"));
            }
        } else if (VIDU.matches(request)) {
            answer(response, UNAUTHORIZED, vidu(request, UNAUTHORIZED, "Unauthorized"));
        } else if (VTRIX.matches(request)) {
            answer(response, UNAUTHORIZED, Map.of("message", "Invalid API key"));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problem(
                    request,
                    response,
                    UNAUTHORIZED,
                    "Unauthorized",
                    "unauthenticated",
                    "This call needs a valid API key. Send it as 'Authorization: Bearer fh_…'.");
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (ROUTERS.matches(request)) {
            answer(response, FORBIDDEN, router(FORBIDDEN, "ACCESS_DENY", "no permission"));
        } else if (VIDU.matches(request)) {
            answer(response, FORBIDDEN, vidu(request, FORBIDDEN, "Forbidden"));
        } else if (VTRIX.matches(request)) {
            answer(response, FORBIDDEN, Map.of("message", "This key may not do that"));
        } else {
            problem(
                    request,
                    response,
                    FORBIDDEN,
                    "Forbidden",
                    "forbidden",
                    "This key's scopes do not allow the call. Use a key with the scope it needs.");
        }
    }

    private static Map<String, Object> router(int status, String reason, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", status);
        body.put("reason", reason);
        body.put("message", message);
        body.put("metadata", Map.of());
        return body;
    }

    private static Map<String, Object> vidu(HttpServletRequest request, int status, String reason) {
        Map<String, Object> body = router(status, reason, reason);
        body.put("metadata", Map.of("trace_id", traceId(request)));
        return body;
    }

    private static void problem(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            String code,
            String detail)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:framehouse:problem:" + code);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("trace_id", traceId(request));
        write(response, status, MediaType.APPLICATION_PROBLEM_JSON_VALUE, body);
    }

    private static void answer(HttpServletResponse response, int status, Map<String, ?> body)
            throws IOException {
        write(response, status, MediaType.APPLICATION_JSON_VALUE, body);
    }

    private static void write(
            HttpServletResponse response, int status, String type, Map<String, ?> body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** The trace of this request where one is kept, else a new random id. */
    private static String traceId(HttpServletRequest request) {
        if (request.getAttribute("framehouse.trace_id") instanceof String known) {
            return known;
        }
        String traced = MDC.get("traceId");
        if (traced != null && !traced.isEmpty()) {
            return traced;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
