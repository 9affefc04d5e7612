package io.framehouse.storage;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.OwnRefusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The store does not answer now, so nobody knows whether it has the bytes; try again later. Not to
 * be taken for {@link BlobMissingException}, with which they are gone.
 */
public sealed class StorageAwayException extends RuntimeException implements OwnRefusal
        permits StorageBusyException {
    private static final int RETRY_AFTER_SECONDS = 15;

    private static final long serialVersionUID = 1L;

    public StorageAwayException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    /** When it makes sense to ask again. */
    public int retryAfterSeconds() {
        return RETRY_AFTER_SECONDS;
    }

    /** The words for callers: they name neither host nor folder. */
    @Override
    public DomainException refusal() {
        return new DomainException(
                StorageError.STORAGE_AWAY,
                "The storage of files does not answer now. Nothing is lost; try again in "
                        + RETRY_AFTER_SECONDS
                        + " s.",
                Map.of("retry_after", RETRY_AFTER_SECONDS));
    }
}
