package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.io.InputStream;
import java.nio.file.Path;

/** Keeps bytes of teams; the same bytes of one team are kept once. */
public interface BlobStore {
    /** Takes over a file's bytes (the file itself stays). Complete and durable when it returns. */
    Blob put(TeamId team, Path file);

    /**
     * Opens bytes from an offset.
     *
     * @param length how many; -1 to the end
     * @throws BlobMissingException where they are gone
     */
    InputStream open(String key, long offset, long length);

    /** Gives a local file with the bytes, for ffmpeg; may be a copy. */
    Path localFile(String key);

    boolean exists(String key);

    /**
     * Takes bytes away for good; again does nothing. Whether somebody needs them is for the caller
     * to know, see {@link BlobRemovals}.
     */
    void delete(String key);

    /** Takes away all bytes of a team, also those that nothing names; again does nothing. */
    void deleteAll(TeamId team);
}
