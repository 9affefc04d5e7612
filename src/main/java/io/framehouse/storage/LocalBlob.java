package io.framehouse.storage;

import java.nio.file.Path;

/** Stored bytes as a file that can be read until this is closed; never to be written. */
public interface LocalBlob extends AutoCloseable {
    Path path();

    /** Deletes the file where it was a copy. */
    @Override
    void close();
}
