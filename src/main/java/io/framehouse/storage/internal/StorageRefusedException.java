package io.framehouse.storage.internal;

/** The storage that was asked for is not there. */
final class StorageRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageRefusedException(String storage) {
        super("FRAMEHOUSE_STORAGE is '" + storage + "', which this version does not have.");
    }
}
