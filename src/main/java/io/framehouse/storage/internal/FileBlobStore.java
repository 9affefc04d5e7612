package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Blobs as files named by their SHA-256 below the team's directory. A file appears under its name
 * only when all its bytes are on the disk.
 */
@Component
final class FileBlobStore implements BlobStore {
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f]{64}");
    private static final int BUFFER_BYTES = 256 * 1024;

    private final DataDirectory data;

    FileBlobStore(DataDirectory data) {
        this.data = data;
    }

    @Override
    public Blob put(TeamId team, Path file) {
        try (TemporaryFile copy = data.create(".blob")) {
            String sha256 = copyDurably(file, copy.path());
            long bytes = Files.size(copy.path());
            String key = team + "/" + sha256.substring(0, 2) + "/" + sha256;
            Path target = pathOf(key);
            if (!Files.exists(target) || Files.size(target) != bytes) {
                moveDurably(copy.path(), target);
            }
            return new Blob(key, bytes, sha256);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file could not be stored", failure);
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
            throw new UncheckedIOException("The stored file could not be opened", failure);
        }
    }

    @Override
    public Path localFile(String key) {
        if (!exists(key)) {
            throw missing(key);
        }
        return pathOf(key);
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(pathOf(key));
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(pathOf(key));
        } catch (IOException failure) {
            throw new UncheckedIOException("The stored file could not be taken away", failure);
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
            throw new UncheckedIOException("The team's files could not be taken away", failure);
        }
    }

    private Path pathOf(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is no key of the file store");
        }
        return data.blobs().resolve(key);
    }

    private static BlobMissingException missing(String key) {
        return new BlobMissingException(key);
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
