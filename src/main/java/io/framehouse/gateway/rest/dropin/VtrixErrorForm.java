package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.ErrorForm;
import io.framehouse.api.Failure;
import io.framehouse.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Refusals as Vtrix words them. Its page prints codes such as 008007001; as JSON numbers they have
 * no leading zeros.
 */
@Component
final class VtrixErrorForm implements ErrorForm {
    static final String DIALECT = "vtrix";

    private static final int PARAMETER = 8_007_002;
    private static final Set<String> NOTHING_GIVEN = Set.of("missing", "required");

    @Override
    public boolean covers(String path) {
        return path.startsWith("/model/v1/");
    }

    @Override
    public Answer answer(Failure failure, String traceId) {
        if (failure.category() == null) {
            return message(failure.status() >= 500 ? 500 : failure.status(), failure);
        }
        Answer answer =
                switch (failure.category()) {
                    case INVALID, REJECTED -> failed(code(failure.errors()), failure);
                    case PAYMENT, FORBIDDEN -> message(403, failure);
                    case NOT_FOUND ->
                            failure.code().equals("model_not_found")
                                    ? failed(PARAMETER, failure)
                                    : message(404, failure);
                    case CONFLICT -> message(409, failure);
                    case TOO_LARGE -> message(413, failure);
                    case THROTTLED -> message(429, failure);
                    case UNAVAILABLE -> message(503, failure);
                };
        return RetryAfter.copy(failure, answer);
    }

    private static Answer failed(int code, Failure failure) {
        return Answer.json(
                400,
                new FailedBody("failed", new VtrixTask.ErrorJson(code, FieldText.of(failure))));
    }

    private static Answer message(int status, Failure failure) {
        return Answer.json(status, Map.of("message", failure.detail()));
    }

    private static int code(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return PARAMETER;
        }
        FieldError first = errors.getFirst();
        return switch (FieldText.name(first)) {
            case "prompt" -> NOTHING_GIVEN.contains(first.code()) ? 8_007_001 : PARAMETER;
            case "style" -> 8_007_003;
            case "duration" -> 8_007_004;
            case "resolution" -> 8_007_005;
            default -> PARAMETER;
        };
    }

    /** A create call that was refused. */
    record FailedBody(String status, VtrixTask.ErrorJson error) {}
}
