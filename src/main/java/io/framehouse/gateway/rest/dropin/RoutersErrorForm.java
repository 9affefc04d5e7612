package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.ErrorForm;
import io.framehouse.api.Failure;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Refusals as the routers word them (HTTP status and reason from their error-code page; the body is
 * the one that the family shares with Vidu, as no page of theirs prints one).
 */
@Component
final class RoutersErrorForm implements ErrorForm {
    static final String DIALECT = "async-v3";

    @Override
    public boolean covers(String path) {
        return path.startsWith("/v3/async/");
    }

    @Override
    public Answer answer(Failure failure, String traceId) {
        Word word = word(failure);
        Answer answer =
                Answer.json(
                        word.status(),
                        new ErrorBody(
                                word.status(), word.reason(), FieldText.of(failure), Map.of()));
        return RetryAfter.copy(failure, answer);
    }

    private static Word word(Failure failure) {
        if (failure.category() == null) {
            return unexpected(failure.status());
        }
        return switch (failure.category()) {
            case INVALID, REJECTED, CONFLICT -> new Word(400, "INVALID_REQUEST_BODY");
            case PAYMENT -> new Word(403, "NOT_ENOUGH_BALANCE");
            case FORBIDDEN -> new Word(403, "ACCESS_DENY");
            case NOT_FOUND -> new Word(404, missing(failure.code()));
            case TOO_LARGE -> new Word(413, "INVALID_REQUEST_BODY");
            case THROTTLED -> new Word(429, "RATE_LIMIT_EXCEEDED");
            case UNAVAILABLE -> new Word(503, "SERVICE_NOT_AVAILABLE");
        };
    }

    private static Word unexpected(int status) {
        return status >= 500
                ? new Word(503, "SERVICE_NOT_AVAILABLE")
                : new Word(status, "INVALID_REQUEST_BODY");
    }

    private static String missing(String code) {
        return switch (code) {
            case "model_not_found" -> "MODEL_NOT_FOUND";
            case "task_not_found" -> "TASK_NOT_FOUND";
            default -> "NOT_FOUND";
        };
    }

    private record Word(int status, String reason) {}
}
