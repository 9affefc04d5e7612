package io.framehouse.storage;

/** The store does not have the bytes. */
public final class BlobMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BlobMissingException(String key) {
        super("The stored file '" + key + "' is missing");
    }
}
