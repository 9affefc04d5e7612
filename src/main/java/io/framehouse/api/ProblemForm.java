package io.framehouse.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The native API's refusals: RFC 9457 problem details with {@code code} and {@code trace_id}. */
@Component
public final class ProblemForm implements ErrorForm {
    private static final String TYPE_PREFIX = "urn:framehouse:problem:";

    @Override
    public boolean covers(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    @Override
    public Answer answer(Failure failure, String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPE_PREFIX + failure.code());
        body.put("title", title(failure.code()));
        body.put("status", failure.status());
        body.put("detail", failure.detail());
        body.put("code", failure.code());
        body.put("trace_id", traceId);
        failure.details().forEach((name, value) -> body.putIfAbsent(name, WireValue.of(value)));
        return new Answer(failure.status(), "application/problem+json", body, headers(failure));
    }

    private static Map<String, String> headers(Failure failure) {
        Object seconds = failure.details().get("retry_after");
        return seconds == null ? Map.of() : Map.of("Retry-After", seconds.toString());
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
