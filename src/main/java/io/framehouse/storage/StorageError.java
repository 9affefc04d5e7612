package io.framehouse.storage;

import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;

/** Refusals of the storage. */
public enum StorageError implements ErrorCode {
    /** The store does not answer now; details carry {@code retry_after}, in seconds. */
    STORAGE_AWAY("storage_away", ErrorCategory.UNAVAILABLE),
    /** Too many files are read at once; details carry {@code retry_after}, in seconds. */
    STORAGE_BUSY("storage_busy", ErrorCategory.UNAVAILABLE),
    /** The team has used up its storage; videos that are paid for are copied all the same. */
    STORAGE_FULL("storage_full", ErrorCategory.REJECTED);

    private final String code;
    private final ErrorCategory category;

    StorageError(String code, ErrorCategory category) {
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
