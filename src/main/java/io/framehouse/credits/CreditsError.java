package io.framehouse.credits;

import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;

/** Refusals of the ledger. */
public enum CreditsError implements ErrorCode {
    /** The team's available credits do not cover the hold. */
    INSUFFICIENT_CREDITS("insufficient_credits", ErrorCategory.PAYMENT),
    /** A hard budget does not cover the hold. */
    BUDGET_EXCEEDED("budget_exceeded", ErrorCategory.PAYMENT);

    private final String code;
    private final ErrorCategory category;

    CreditsError(String code, ErrorCategory category) {
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
