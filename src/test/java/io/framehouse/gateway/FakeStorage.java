package io.framehouse.gateway;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Two blobs, links that show what they were made for, and uploads that believe everything. */
class FakeStorage implements BlobStore, SignedLinks, Uploads, TemporaryFiles {
    @Override
    public Blob put(TeamId team, Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        byte[] bytes = (key.equals("v") ? "0123456789" : "cover").getBytes(StandardCharsets.UTF_8);
        int count = length < 0 ? bytes.length - (int) offset : (int) length;
        return new ByteArrayInputStream(bytes, (int) offset, count);
    }

    @Override
    public LocalBlob local(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(String key) {
        return true;
    }

    @Override
    public void check() {
        // It is always there.
    }

    @Override
    public void delete(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteAll(TeamId team) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String link(TeamId team, String kind, UUID id, Duration life, String fileName) {
        return "http://localhost/media/" + kind + "/" + id + "?hours=" + life.toHours();
    }

    @Override
    public Optional<Ticket> open(String token) {
        return Optional.empty();
    }

    @Override
    public Optional<Ticket> openUrl(String url) {
        return Optional.empty();
    }

    @Override
    public TemporaryFile create(String suffix) {
        try {
            Path path = Files.createTempFile("gateway-test", suffix);
            return new TemporaryFile() {
                @Override
                public Path path() {
                    return path;
                }

                @Override
                public void close() {
                    path.toFile().delete();
                }
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Upload store(TeamId team, Path file, String fileName, String field) {
        try {
            return new Upload(
                    new UUID(0, 5),
                    "u",
                    "00",
                    "image/png",
                    Files.size(file),
                    640,
                    360,
                    fileName,
                    GatewaySlice.NOW);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Upload take(TeamId team, String image, String field) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Upload> find(TeamId team, UUID id) {
        return Optional.empty();
    }

    @Override
    public String asDataUri(TeamId team, UUID id) {
        throw new UnsupportedOperationException();
    }
}
