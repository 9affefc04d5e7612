package io.framehouse.storage.internal;

import io.framehouse.storage.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where this installation keeps its files. */
@Component
final class DataDirectory implements TemporaryFiles {
    private final Path home;

    DataDirectory(@Value("${framehouse.data-dir:./data}") Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    Path home() {
        return home;
    }

    Path blobs() {
        return home.resolve("blobs");
    }

    @Override
    public TemporaryFile create(String suffix) {
        try {
            Path directory = Files.createDirectories(home.resolve("tmp"));
            return new Disposable(Files.createTempFile(directory, "work-", suffix));
        } catch (IOException failure) {
            throw new UncheckedIOException("No temporary file could be made", failure);
        }
    }

    private record Disposable(Path path) implements TemporaryFile {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
