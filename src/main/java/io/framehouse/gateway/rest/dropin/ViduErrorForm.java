package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.ErrorForm;
import io.framehouse.api.Failure;
import io.framehouse.shared.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Refusals as Vidu words them (platform.vidu.com/docs/error-code). */
@Component
final class ViduErrorForm implements ErrorForm {
    static final String DIALECT = "vidu";

    @Override
    public boolean covers(String path) {
        return path.startsWith("/ent/v2/")
                || path.startsWith("/vidu/ent/")
                || path.startsWith("/vidu/v1/");
    }

    @Override
    public Answer answer(Failure failure, String traceId) {
        Word word = word(failure);
        ErrorBody body =
                new ErrorBody(
                        word.status(),
                        word.reason(),
                        FieldText.of(failure),
                        Map.of("trace_id", traceId));
        return RetryAfter.copy(failure, Answer.json(word.status(), body));
    }

    private static Word word(Failure failure) {
        if (failure.category() == null) {
            return failure.status() >= 500
                    ? new Word(500, "InternalServiceFailure")
                    : new Word(failure.status(), "BadRequest");
        }
        return switch (failure.category()) {
            case INVALID -> new Word(400, broken(failure.errors()));
            case PAYMENT -> new Word(400, "CreditInsufficient");
            case FORBIDDEN -> new Word(403, "Forbidden");
            case NOT_FOUND -> missing(failure.code());
            case CONFLICT ->
                    failure.code().equals("wrong_state")
                            ? new Word(400, "BadRequest")
                            : new Word(409, "Conflict");
            case TOO_LARGE -> new Word(413, "BadRequest");
            case REJECTED -> new Word(400, "ModelUnavailable");
            case THROTTLED -> new Word(429, "TooManyRequests");
            case UNAVAILABLE -> new Word(503, "InternalServiceFailure");
        };
    }

    private static Word missing(String code) {
        return switch (code) {
            case "model_not_found" -> new Word(400, "ModelUnavailable");
            case "task_not_found" -> new Word(404, "TaskNotFound");
            default -> new Word(404, "NotFound");
        };
    }

    /** One word must do for all broken fields: that of the first. */
    private static String broken(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return "BadRequest";
        }
        FieldError first = errors.getFirst();
        String code = first.code().toLowerCase(Locale.ROOT);
        if (code.equals("malformed_json") || first.field().equals("body")) {
            return "BadRequest";
        }
        if (has(code, "required", "missing", "lacking")) {
            return "FieldLacking";
        }
        boolean picture = FieldText.name(first).contains("image");
        return picture ? brokenPicture(code) : countOr(code, "FieldInvalid");
    }

    private static String brokenPicture(String code) {
        if (has(code, "unreachable", "download", "fetch", "address", "link")) {
            return "ImageDownloadFailure";
        }
        if (has(code, "ratio", "large", "size", "dimension", "small", "pixels")) {
            return "PageSizeOutOfRange";
        }
        if (has(code, "format", "content", "not_an_image", "malformed", "unreadable")) {
            return "ImageFormatInvalid";
        }
        return countOr(code, "FieldInvalid");
    }

    private static String countOr(String code, String otherwise) {
        return has(code, "count", "items", "too_many", "too_few")
                ? "FieldItemCountOutOfRange"
                : otherwise;
    }

    private static boolean has(String code, String... words) {
        for (String word : words) {
            if (code.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private record Word(int status, String reason) {}
}
