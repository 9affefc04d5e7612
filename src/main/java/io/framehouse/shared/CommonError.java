package io.framehouse.shared;

/** Outcomes that every module shares. */
public enum CommonError implements ErrorCode {
    /** The id is wrong, or the object belongs to another team. */
    NOT_FOUND("not_found", ErrorCategory.NOT_FOUND),
    /** The actor's role or scope does not allow the action. */
    FORBIDDEN("forbidden", ErrorCategory.FORBIDDEN),
    /** The team is suspended and takes nothing new; what runs goes on. */
    TEAM_SUSPENDED("team_suspended", ErrorCategory.FORBIDDEN),
    /** One or more fields break their rules; details carry {@code errors}. */
    INVALID_REQUEST("invalid_request", ErrorCategory.INVALID),
    /** The object is in a state that does not allow the action. */
    WRONG_STATE("wrong_state", ErrorCategory.CONFLICT),
    /** The body is larger than allowed. */
    TOO_LARGE("too_large", ErrorCategory.TOO_LARGE),
    /** Too many requests; details carry {@code retry_after}, in seconds. */
    RATE_LIMITED("rate_limited", ErrorCategory.THROTTLED),
    /** Something we depend on does not answer now. */
    UNAVAILABLE("unavailable", ErrorCategory.UNAVAILABLE);

    private final String code;
    private final ErrorCategory category;

    CommonError(String code, ErrorCategory category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
