package io.framehouse.storage;

import java.nio.file.Path;

/** Files for work in progress, on the disk of the data directory. */
public interface TemporaryFiles {
    /** A new empty file; whoever asked for it deletes it by closing. */
    TemporaryFile create(String suffix);

    /** A file that goes away. */
    interface TemporaryFile extends AutoCloseable {
        Path path();

        /** Deletes the file, where it still exists. */
        @Override
        void close();
    }
}
