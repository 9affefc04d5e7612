package io.framehouse.storage;

import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.OwnRefusal;

/** The store does not have the bytes. */
public final class BlobMissingException extends RuntimeException implements OwnRefusal {
    private static final long serialVersionUID = 1L;

    public BlobMissingException(String key) {
        super("The stored file '" + key + "' is missing");
    }

    /** The words for callers, who know no key. */
    @Override
    public DomainException refusal() {
        return new DomainException(CommonError.WRONG_STATE, "The stored file is missing.");
    }
}
