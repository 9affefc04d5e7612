package io.framehouse.jobs.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that a browser sent, until they are kept. */
final class TemporaryUpload {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryUpload.class);

    private TemporaryUpload() {}

    /** Deletes the file; a leftover is only said, since the upload itself went well. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftover) {
            LOG.warn("A temporary upload could not be deleted: {}", leftover.toString());
        }
    }
}
