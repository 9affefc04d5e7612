package io.framehouse.jobs.ui;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every upload is there. */
final class FakeShelf implements Uploads, SignedLinks {
    @Override
    public Optional<Upload> find(TeamId team, UUID id) {
        return Optional.of(
                new Upload(id, "key", "00", "image/png", 100, 1920, 1080, "a.png", Instant.EPOCH));
    }

    @Override
    public String link(TeamId team, String kind, UUID id, Duration life, String fileName) {
        return "http://elsewhere.example/media/" + id;
    }

    @Override
    public Upload store(TeamId team, Path file, @Nullable String fileName, String field) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Upload take(TeamId team, String image, String field) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String asDataUri(TeamId team, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Ticket> open(String token) {
        return Optional.empty();
    }

    @Override
    public Optional<Ticket> openUrl(String url) {
        return Optional.empty();
    }
}
