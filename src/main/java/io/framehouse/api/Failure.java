package io.framehouse.api;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.OwnRefusal;
import java.util.List;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What went wrong with a call, before a form of answer is chosen.
 *
 * @param status the HTTP status of the native API
 * @param code the word on the wire, such as {@code not_found}; {@code internal} for our own faults
 * @param detail one sentence for people; holds no secret
 * @param category null where it is no domain refusal
 * @param details machine fields by wire name
 */
public record Failure(
        int status,
        String code,
        String detail,
        @Nullable ErrorCategory category,
        Map<String, Object> details) {

    /** The code of everything that nobody expected. */
    public static final String INTERNAL = "internal";

    /** Names the failure of an exception; whatever is unknown is {@code internal}. */
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case DomainException refusal -> of(refusal);
            case OwnRefusal failure -> of(failure.refusal());
            case Exception busy when Outage.isCauseOf(busy) -> of(Outage.refusal());
            case MethodArgumentTypeMismatchException bad -> field(bad.getName(), bad.getValue());
            case ServletRequestBindingException bad ->
                    of(
                            DomainException.invalid(
                                    "request", "malformed", String.valueOf(bad.getMessage())));
            case ErrorResponse answer -> of(answer);
            case InvalidParameterException bad ->
                    of(
                            DomainException.invalid(
                                    "query",
                                    "malformed",
                                    "The query or form is not percent-encoded UTF-8 text."));
            case BadRequestException bad ->
                    of(
                            DomainException.invalid(
                                    "body",
                                    "malformed",
                                    "The body does not come as its headers say."));
            default -> internal();
        };
    }

    private static Failure of(DomainException refusal) {
        ErrorCategory category = refusal.code().category();
        return new Failure(
                status(category),
                refusal.code().code(),
                String.valueOf(refusal.getMessage()),
                category,
                refusal.details());
    }

    private static Failure field(String name, @Nullable Object value) {
        return of(
                DomainException.invalid(
                        name, "malformed", name + " cannot be read from '" + value + "'."));
    }

    private static Failure of(ErrorResponse answer) {
        int status = answer.getStatusCode().value();
        String detail = answer.getBody().getDetail();
        return new Failure(
                status, code(status), detail == null ? code(status) : detail, null, Map.of());
    }

    private static Failure internal() {
        return new Failure(
                500,
                INTERNAL,
                "Something failed on our side. Try again; if it stays, give us the trace_id.",
                null,
                Map.of());
    }

    /** The broken fields; empty where the failure is not about fields. */
    public List<FieldError> errors() {
        return details.get("errors") instanceof List<?> list
                ? list.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .toList()
                : List.of();
    }

    /** The HTTP status of a category on the native API. */
    public static int status(ErrorCategory category) {
        return switch (category) {
            case INVALID -> 400;
            case PAYMENT -> 402;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case REJECTED -> 422;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static String code(int status) {
        return switch (status) {
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 408 -> "request_timeout";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            case 429 -> "rate_limited";
            case 503 -> "unavailable";
            default -> status < 500 ? "invalid_request" : INTERNAL;
        };
    }
}
