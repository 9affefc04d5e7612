package io.framehouse.gateway.rest.dropin;

import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;

/** Refusals that only the providers' own calls know. */
enum DropInError implements ErrorCode {
    /** Path and model name together mean no model of the catalogue. */
    MODEL_NOT_FOUND("model_not_found"),
    /** The task id is wrong, or the task belongs to another team. */
    TASK_NOT_FOUND("task_not_found");

    private final String code;

    DropInError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.NOT_FOUND;
    }
}
