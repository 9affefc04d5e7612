package io.framehouse.jobs;

import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;

/** Refusals of jobs. */
public enum JobsError implements ErrorCode {
    /** The idempotency key was used with another body. */
    IDEMPOTENCY_KEY_REUSED("idempotency_key_reused", ErrorCategory.CONFLICT),
    /** The price rose since it was shown; look at the quote and send again. */
    PRICE_CHANGED("price_changed", ErrorCategory.CONFLICT),
    /** The team is suspended; an admin of the platform can resume it. */
    TEAM_SUSPENDED("team_suspended", ErrorCategory.FORBIDDEN);

    private final String code;
    private final ErrorCategory category;

    JobsError(String code, ErrorCategory category) {
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
