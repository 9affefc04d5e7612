package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps bytes of teams; the same bytes of one team are kept once. Where the store does not answer,
 * every method throws {@link StorageAwayException}: nothing is known of the bytes then.
 */
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

    /**
     * Gives a local file with the bytes, for ffmpeg; it may be a copy, which goes when closed.
     *
     * @throws BlobMissingException where they are gone
     */
    LocalBlob local(String key);

    boolean exists(String key);

    /**
     * Asks the store that takes what is new for a sign of life; answers within 2 seconds.
     *
     * @throws StorageAwayException where there is none
     */
    void check();

    /**
     * Takes bytes away for good; again does nothing. Whether somebody needs them is for the caller
     * to know, see {@link BlobRemovals}.
     */
    void delete(String key);

    /** Takes away all bytes of a team, also those that nothing names; again does nothing. */
    void deleteAll(TeamId team);

    /**
     * An address at which the store itself serves the bytes for a while; empty where it does not,
     * or where the installation does not want it.
     *
     * @param life more than zero, at most an hour
     */
    default Optional<URI> direct(String key, Duration life, String contentType, String fileName) {
        return Optional.empty();
    }
}
