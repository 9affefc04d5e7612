package io.framehouse.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An expected refusal: a code, a sentence for people and details for machines. Never carries a
 * secret or an internal host, because all of it is shown to the caller.
 */
public final class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient Map<String, Object> details;

    public DomainException(ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /**
     * @param details machine fields in wire names (snake_case); null values are kept
     */
    public DomainException(ErrorCode code, String message, Map<String, ?> details) {
        super(message);
        this.code = code;
        this.details = new LinkedHashMap<>(details);
    }

    /** A refusal that lists every broken field. */
    public static DomainException invalid(List<FieldError> errors) {
        String message =
                errors.size() == 1
                        ? errors.getFirst().message()
                        : "The request has " + errors.size() + " problems; see 'errors'.";
        return new DomainException(CommonError.INVALID_REQUEST, message, Map.of("errors", errors));
    }

    public static DomainException invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    /** Not found, in words that do not tell whether the object exists elsewhere. */
    public static DomainException notFound(String what) {
        return new DomainException(
                CommonError.NOT_FOUND,
                "There is no such " + what + ". The id is wrong, or it belongs to another team.");
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** The broken fields; empty where the refusal is not about fields. */
    @SuppressWarnings("unchecked")
    public List<FieldError> fieldErrors() {
        return details.get("errors") instanceof List<?> list ? (List<FieldError>) list : List.of();
    }
}
