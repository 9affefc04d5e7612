package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.LocalBlob;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One place that keeps bytes. Keys are the same in all of them, so bytes can be carried over. */
interface ByteStore {
    StoreKind kind();

    Blob put(TeamId team, Path file);

    InputStream open(String key, long offset, long length);

    LocalBlob local(String key);

    /** How many bytes lie under the key; empty where none do. Answers within 2 seconds. */
    OptionalLong bytes(String key);

    void delete(String key);

    void deleteAll(TeamId team);

    /** All that lies here in the order of the keys, a page at a time; to be closed. */
    Stream<Found> list();

    /** One that is kept for a while by the store itself; empty where it cannot. */
    Optional<URI> direct(String key, Duration life, String contentType, String fileName);

    /**
     * Asks the store for a sign of life, and gets one within 2 seconds.
     *
     * @param used whether something must lie there
     */
    void look(boolean used);

    /** What lies under a key, since when. */
    record Found(TeamId team, String key, long bytes, Instant at) {}
}
