package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Blobs as files named by their SHA-256 below the team's directory. A file appears under its name
 * only when all its bytes are on the disk. Where the directory of all files is not there, or is
 * empty, its disk is away and no single file is missing.
 */
@Component
final class FileBlobStore implements ByteStore {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final DataDirectory data;

    FileBlobStore(DataDirectory data) {
        this.data = data;
    }

    @Override
    public StoreKind kind() {
        return StoreKind.FILE;
    }

    @Override
    public Blob put(TeamId team, Path file) {
        try (TemporaryFile copy = data.create(".blob")) {
            String sha256 = copyDurably(file, copy.path());
            long bytes = Files.size(copy.path());
            String key = BlobKeys.of(team, sha256);
            Path target = pathOf(key);
            if (!isWhole(target, bytes, sha256)) {
                moveDurably(copy.path(), target);
            }
            return new Blob(key, bytes, sha256);
        } catch (UncheckedIOException | IOException failure) {
            throw new StorageAwayException("The file could not be stored", failure);
        }
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        try {
            FileChannel channel = FileChannel.open(pathOf(key), StandardOpenOption.READ);
            channel.position(offset);
            InputStream all = Channels.newInputStream(channel);
            return length < 0 ? all : new LimitedStream(all, length);
        } catch (NoSuchFileException missing) {
            throw missing(key);
        } catch (IOException failure) {
            throw new StorageAwayException("The stored file could not be opened", failure);
        }
    }

    @Override
    public LocalBlob local(String key) {
        if (bytes(key).isEmpty()) {
            throw missing(key);
        }
        return new InPlace(pathOf(key));
    }

    @Override
    public OptionalLong bytes(String key) {
        try {
            return OptionalLong.of(Files.size(pathOf(key)));
        } catch (NoSuchFileException missing) {
            if (Files.notExists(data.blobs())) {
                throw away();
            }
            return OptionalLong.empty();
        } catch (IOException failure) {
            throw new StorageAwayException("The stored file could not be looked at", failure);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(pathOf(key));
        } catch (IOException failure) {
            throw new StorageAwayException("The stored file could not be taken away", failure);
        }
    }

    @Override
    public void deleteAll(TeamId team) {
        Path directory = data.blobs().resolve(team.toString());
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            // What is inside of a directory goes before it.
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new StorageAwayException("The team's files could not be taken away", failure);
        }
    }

    /** Holds the names of one directory at a time, of which each team has 256. */
    @Override
    public Stream<Found> list() {
        return names(data.blobs())
                .flatMap(team -> names(team).flatMap(FileBlobStore::names))
                .filter(file -> BlobKeys.isOne(keyOf(file)))
                .flatMap(file -> found(file).stream());
    }

    @Override
    public Optional<URI> direct(String key, Duration life, String contentType, String fileName) {
        return Optional.empty();
    }

    @Override
    public void look(boolean used) {
        if (used && isAway()) {
            throw away();
        }
    }

    private static Stream<Path> names(Path directory) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.sorted().toList().stream();
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException nothing) {
            return Stream.of();
        } catch (IOException failure) {
            throw new StorageAwayException("The stored files could not be listed", failure);
        }
    }

    private static String keyOf(Path file) {
        int names = file.getNameCount();
        return file.getName(names - 3) + "/" + file.getName(names - 2) + "/" + file.getFileName();
    }

    private static Optional<Found> found(Path file) {
        try {
            String key = keyOf(file);
            return Optional.of(
                    new Found(
                            BlobKeys.team(key),
                            key,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new StorageAwayException("The stored files could not be listed", failure);
        }
    }

    /** Read to its end, so that what a disk has spoiled is made good by putting it again. */
    private static boolean isWhole(Path file, long bytes, String sha256) throws IOException {
        try {
            return Files.size(file) == bytes && Digests.sha256Of(file).equals(sha256);
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    private boolean isAway() {
        try (Stream<Path> inside = Files.list(data.blobs())) {
            return inside.findAny().isEmpty();
        } catch (IOException notThere) {
            return true;
        }
    }

    private Path pathOf(String key) {
        return data.blobs().resolve(BlobKeys.checked(key));
    }

    private RuntimeException missing(String key) {
        return isAway() ? away() : new BlobMissingException(key);
    }

    private static StorageAwayException away() {
        return new StorageAwayException(
                "The directory of stored files is not there, or is empty", null);
    }

    private record InPlace(Path path) implements LocalBlob {
        @Override
        public void close() {
            // The store's own file stays.
        }
    }

    private static String copyDurably(Path from, Path to) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream source = Files.newInputStream(from);
                FileChannel target = FileChannel.open(to, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    target.write(bytes);
                }
            }
            target.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void moveDurably(Path from, Path to) throws IOException {
        Path directory = Files.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(directory);
    }

    // The name itself must survive a power cut too; Windows cannot do this and does not need it.
    private static void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupportedHere) {
            org.slf4j.LoggerFactory.getLogger(FileBlobStore.class)
                    .debug("The directory could not be synced", notSupportedHere);
        }
    }
}
