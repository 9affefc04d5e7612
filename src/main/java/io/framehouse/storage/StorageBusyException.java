package io.framehouse.storage;

import io.framehouse.shared.DomainException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The store answers, but no more files can be read from it at once; try again in some seconds. */
public final class StorageBusyException extends StorageAwayException {
    private static final long serialVersionUID = 1L;
    private static final int RETRY_AFTER_SECONDS = 5;

    public StorageBusyException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    @Override
    public int retryAfterSeconds() {
        return RETRY_AFTER_SECONDS;
    }

    @Override
    public DomainException refusal() {
        return new DomainException(
                StorageError.STORAGE_BUSY,
                "Too many files are being read at once just now. Try again in "
                        + RETRY_AFTER_SECONDS
                        + " s.",
                Map.of("retry_after", RETRY_AFTER_SECONDS));
    }
}
