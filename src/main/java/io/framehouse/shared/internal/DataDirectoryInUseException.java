package io.framehouse.shared.internal;

import java.nio.file.Path;

/** Another process holds the data directory. */
final class DataDirectoryInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataDirectoryInUseException(Path directory) {
        super("Another Framehouse is running with the data directory " + directory);
    }
}
