package io.framehouse.access;

import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;

/** Outcomes of signing in and of what protects it. */
public enum AccessError implements ErrorCode {
    /** The session must prove again whose it is; then the same may be asked for once more. */
    CONFIRMATION_NEEDED("confirmation_needed", ErrorCategory.FORBIDDEN);

    private final String code;
    private final ErrorCategory category;

    AccessError(String code, ErrorCategory category) {
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
