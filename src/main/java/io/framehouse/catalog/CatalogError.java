package io.framehouse.catalog;

import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;

/** Refusals of the catalogue. */
public enum CatalogError implements ErrorCode {
    /** The model or a parameter's value is not on the allowlist of team or key. */
    NOT_ALLOWED("not_allowed", ErrorCategory.FORBIDDEN),
    /** No price rule covers the request, so it is never sent. */
    UNPRICEABLE("unpriceable", ErrorCategory.REJECTED);

    private final String code;
    private final ErrorCategory category;

    CatalogError(String code, ErrorCategory category) {
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
