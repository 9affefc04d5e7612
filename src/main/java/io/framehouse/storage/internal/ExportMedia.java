package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.internal.TeamExportRows.Row;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Serves exports behind signed links. */
@Component
class ExportMedia implements MediaSource, BlobReferences {
    static final String KIND = "export";

    private static final String TYPE = "application/zip";

    private final TeamExportRows exports;
    private final TeamTransactions transactions;

    ExportMedia(TeamExportRows exports, TeamTransactions transactions) {
        this.exports = exports;
        this.transactions = transactions;
    }

    static String fileName(Row row) {
        return "team-export-" + row.createdAt().atOffset(ZoneOffset.UTC).toLocalDate() + ".zip";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Media> find(TeamId team, UUID id) {
        return transactions.inTeam(team, () -> exports.find(team, id)).flatMap(ExportMedia::media);
    }

    private static Optional<Media> media(Row row) {
        return switch (row.state()) {
            case READY -> {
                String key = Objects.requireNonNull(row.blobKey());
                // The name of stored bytes ends with their SHA-256.
                String sha256 = key.substring(key.lastIndexOf('/') + 1);
                long bytes = Objects.requireNonNull(row.bytes());
                yield Optional.of(new Media(key, TYPE, bytes, sha256, fileName(row), null));
            }
            case EXPIRED ->
                    Optional.of(
                            new Media(
                                    "",
                                    TYPE,
                                    0,
                                    "",
                                    fileName(row),
                                    "The time of this export is over. Ask for a new one in the"
                                            + " team's settings."));
            case WAITING, FAILED -> Optional.empty();
        };
    }

    @Override
    public boolean uses(TeamId team, String blobKey) {
        return exports.usesBlob(team, blobKey);
    }
}
