package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageBusyException;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Blobs as objects of one bucket; an object is seen when all its bytes are there. Whoever is sent a
 * file may take as long as it likes, so such streams have connections of their own, and an end.
 */
final class S3BlobStore implements ByteStore, AutoCloseable {
    /** What waits for a bare yes or no, sometimes inside a transaction. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final int NOT_FOUND = 404;
    private static final int MOST_KEYS = 1_000;
    private static final int MOST_STREAMS = 64;
    private static final int MOST_CALLS = 48;

    private final S3Settings settings;
    private final S3Client client;
    private final S3Client streams;
    private final Semaphore freeStreams = new Semaphore(MOST_STREAMS, true);
    private final S3Presigner presigner;
    private final S3Uploads uploads;
    private final StoreCircuit circuit;
    private final TemporaryFiles temporaryFiles;

    S3BlobStore(S3Settings settings, StoreCircuit circuit, TemporaryFiles temporaryFiles) {
        this.settings = settings;
        this.client = S3Clients.client(settings, MOST_CALLS);
        this.streams = S3Clients.client(settings, MOST_STREAMS);
        this.presigner = S3Clients.presigner(settings);
        this.uploads = new S3Uploads(client, settings.bucket());
        this.circuit = circuit;
        this.temporaryFiles = temporaryFiles;
    }

    @Override
    public StoreKind kind() {
        return StoreKind.S3;
    }

    @Override
    public Blob put(TeamId team, Path file) {
        String sha256 = Digests.sha256Of(file);
        String key = BlobKeys.of(team, sha256);
        try {
            long bytes = Files.size(file);
            if (!bytes(key).equals(OptionalLong.of(bytes))) {
                asked(() -> uploads.put(name(key), file, bytes, sha256));
            }
            return new Blob(key, bytes, sha256);
        } catch (IOException failure) {
            throw new StorageAwayException("The file could not be read to be stored", failure);
        }
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        if (!isStreamFree()) {
            throw new StorageBusyException(MOST_STREAMS + " files are read at once", null);
        }
        try {
            return stream(streams, key, range(offset, length), freeStreams::release);
        } catch (RuntimeException failure) {
            freeStreams.release();
            throw failure;
        }
    }

    private boolean isStreamFree() {
        try {
            return freeStreams.tryAcquire(SHORT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static @Nullable String range(long offset, long length) {
        if (offset == 0 && length < 0) {
            return null;
        }
        return "bytes=" + offset + "-" + (length < 0 ? "" : offset + length - 1);
    }

    private InputStream stream(
            S3Client from, String key, @Nullable String range, Runnable afterwards) {
        return found(
                key,
                () ->
                        new S3Stream(
                                from.getObject(get ->
                                        get.bucket(settings.bucket()).key(name(key)).range(range)),
                                afterwards));
    }

    @Override
    public LocalBlob local(String key) {
        TemporaryFile copy = temporaryFiles.create(".local");
        try (InputStream bytes = stream(client, key, null, () -> {})) {
            Files.copy(bytes, copy.path(), StandardCopyOption.REPLACE_EXISTING);
            return new Copied(copy);
        } catch (IOException broken) {
            copy.close();
            throw new StorageAwayException("The stored file could not be read", broken);
        } catch (RuntimeException failure) {
            copy.close();
            throw failure;
        }
    }

    @Override
    public OptionalLong bytes(String key) {
        try {
            return found(
                    key,
                    () ->
                            OptionalLong.of(
                                    client.headObject(head ->
                                                    head.bucket(settings.bucket())
                                                            .key(name(key))
                                                            .overrideConfiguration(over ->
                                                                    over.apiCallTimeout(SHORT)))
                                            .contentLength()));
        } catch (BlobMissingException none) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(String key) {
        asked(() -> client.deleteObject(gone -> gone.bucket(settings.bucket()).key(name(key))));
    }

    @Override
    public void deleteAll(TeamId team) {
        List<ObjectIdentifier> names;
        do {
            names =
                    asked(() ->
                                    client.listObjectsV2(list ->
                                            list.bucket(settings.bucket())
                                                    .prefix(settings.prefix() + team + "/")
                                                    .maxKeys(MOST_KEYS)))
                            .contents()
                            .stream()
                            .map(one -> ObjectIdentifier.builder().key(one.key()).build())
                            .toList();
            names.forEach(one ->
                    asked(() ->
                            client.deleteObject(
                                    gone -> gone.bucket(settings.bucket()).key(one.key()))));
        } while (!names.isEmpty());
    }

    @Override
    public Stream<Found> list() {
        return Stream.iterate(page(null), Objects::nonNull, S3BlobStore.this::next)
                .flatMap(page -> page.contents().stream())
                .flatMap(one -> found(one).stream());
    }

    private @Nullable ListObjectsV2Response next(@Nullable ListObjectsV2Response page) {
        return page != null && Boolean.TRUE.equals(page.isTruncated())
                ? page(page.nextContinuationToken())
                : null;
    }

    private ListObjectsV2Response page(@Nullable String token) {
        return asked(() ->
                client.listObjectsV2(list ->
                        list.bucket(settings.bucket())
                                .prefix(settings.prefix())
                                .continuationToken(token)
                                .maxKeys(MOST_KEYS)));
    }

    @Override
    public Optional<URI> direct(String key, Duration life, String contentType, String fileName) {
        if (!settings.redirect()) {
            return Optional.empty();
        }
        var signed =
                presigner.presignGetObject(presign ->
                        presign.signatureDuration(life)
                                .getObjectRequest(get ->
                                        get.bucket(settings.bucket())
                                                .key(name(key))
                                                .responseContentType(contentType)
                                                .responseContentDisposition(attachment(fileName))));
        return Optional.of(URI.create(signed.url().toString()));
    }

    @Override
    public void look(boolean used) {
        asked(() ->
                client.headBucket(head ->
                        head.bucket(settings.bucket())
                                .overrideConfiguration(over -> over.apiCallTimeout(SHORT))));
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        presigner.close();
    }

    /** Other things in the bucket are not ours and are not touched. */
    private Optional<Found> found(S3Object one) {
        String key = one.key().substring(settings.prefix().length());
        return BlobKeys.isOne(key)
                ? Optional.of(new Found(BlobKeys.team(key), key, one.size(), one.lastModified()))
                : Optional.empty();
    }

    private String name(String key) {
        return settings.prefix() + BlobKeys.checked(key);
    }

    private static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private <T> T found(String key, Supplier<T> work) {
        return circuit.call(() -> {
            try {
                return work.get();
            } catch (NoSuchKeyException missing) {
                throw new BlobMissingException(key);
            } catch (S3Exception answer) {
                // A bare 404 to HEAD may also mean that there is no bucket; then look says so.
                if (answer.statusCode() == NOT_FOUND && !isAboutBucket(answer)) {
                    throw new BlobMissingException(key);
                }
                throw away(answer);
            } catch (SdkException failure) {
                throw away(failure);
            }
        });
    }

    private <T> T asked(Supplier<T> work) {
        return circuit.call(() -> {
            try {
                return work.get();
            } catch (SdkException failure) {
                throw away(failure);
            }
        });
    }

    private static boolean isAboutBucket(S3Exception answer) {
        return answer.awsErrorDetails() != null
                && "NoSuchBucket".equals(answer.awsErrorDetails().errorCode());
    }

    private static StorageAwayException away(@Nullable Throwable cause) {
        if (S3Clients.foundNoConnection(cause)) {
            return new StorageBusyException(MOST_CALLS + " calls are made at once", cause);
        }
        return new StorageAwayException("The bucket does not answer as it should", cause);
    }

    private record Copied(TemporaryFile file) implements LocalBlob {
        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
