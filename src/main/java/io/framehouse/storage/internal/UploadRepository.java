package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.storage.Upload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code upload}; call inside a transaction of the team, but for {@link #find}. */
@Repository
class UploadRepository {
    private static final String COLUMNS =
            "id, blob_key, sha256, content_type, bytes, width, height, file_name, created_at";

    private static final String ONE =
            "select " + COLUMNS + " from upload where team_id = :team and id = :id";

    private final JdbcClient jdbc;
    private final TeamReads reads;

    UploadRepository(JdbcClient jdbc, TeamReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** In one round trip; needs no transaction around it. */
    Optional<Upload> find(TeamId team, UUID id) {
        Map<String, UUID> which = Map.of("team", team.value(), "id", id);
        return reads.list(team, ONE, which, UploadRepository::row).stream().findFirst();
    }

    /** The same bytes given since then; an older row may go before the new one would. */
    Optional<Upload> findBySha256(TeamId team, String sha256, Instant since) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from upload where team_id = :team and sha256 = :sha256"
                                + " and created_at >= :since order by created_at, id limit 1")
                .param("team", team.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("sha256", HexFormat.of().parseHex(sha256))
                .query(UploadRepository::row)
                .optional();
    }

    void insert(TeamId team, Upload upload, String createdBy) {
        jdbc.sql(
                        """
                        insert into upload (team_id, id, blob_key, sha256, content_type, bytes,
                            width, height, file_name, created_by, created_at)
                        values (:team, :id, :key, :sha256, :type, :bytes,
                            :width, :height, :name, :by, :at)
                        """)
                .param("team", team.value())
                .param("id", upload.id())
                .param("key", upload.blobKey())
                .param("sha256", HexFormat.of().parseHex(upload.sha256()))
                .param("type", upload.contentType())
                .param("bytes", upload.bytes())
                .param("width", upload.width())
                .param("height", upload.height())
                .param("name", upload.fileName())
                .param("by", createdBy)
                .param("at", upload.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The blobs of the rows that went, at most so many; what is pinned stays. */
    List<String> deleteBefore(TeamId team, Instant before, Set<UUID> needed, int most) {
        return jdbc.sql(
                        """
                        delete from upload where team_id = :team and id in (
                            select u.id from upload u
                            where u.team_id = :team and u.created_at < :before
                              and u.pinned_at is null
                              and not (u.id = any (cast(:needed as uuid[])))
                            order by u.created_at limit :most)
                        returning blob_key
                        """)
                .param("team", team.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("needed", needed.toArray(UUID[]::new))
                .param("most", most)
                .query(String.class)
                .list();
    }

    boolean usesBlob(TeamId team, String blobKey) {
        return jdbc.sql(
                        "select exists (select from upload where team_id = :team"
                                + " and blob_key = :key)")
                .param("team", team.value())
                .param("key", blobKey)
                .query(Boolean.class)
                .single();
    }

    static Upload row(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("blob_key"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("content_type"),
                row.getLong("bytes"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("file_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
