package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.Upload;
import io.framehouse.storage.UploadFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code upload} as the library shows them; call inside a transaction of the team. */
@Repository
class UploadLibraryRows {
    private final JdbcClient jdbc;

    UploadLibraryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A picture with who gave it. */
    record Row(Upload upload, String createdBy, boolean pinned) {}

    /**
     * Newest first, one more than the limit where there are more. Ids are made in the order of
     * time, so the primary key gives the order.
     */
    List<Row> list(TeamId team, UploadFilter filter, @Nullable UUID after, int limit) {
        String text = filter.text().strip();
        String narrowed =
                text.isEmpty() ? "" : " and (file_name ilike :text or created_by ilike :text)";
        String typed = filter.contentTypes().isEmpty() ? "" : " and content_type in (:types)";
        String further = after == null ? "" : " and id < :after";
        JdbcClient.StatementSpec query =
                jdbc.sql(
                                """
                                select id, blob_key, sha256, content_type, bytes, width, height,
                                    file_name, created_at, created_by, pinned_at
                                from upload where team_id = :team
                                """
                                        + narrowed
                                        + typed
                                        + further
                                        + " order by id desc limit :more")
                        .param("team", team.value())
                        .param("more", limit + 1);
        if (!text.isEmpty()) {
            query = query.param("text", pattern(text));
        }
        if (!filter.contentTypes().isEmpty()) {
            query = query.param("types", filter.contentTypes());
        }
        if (after != null) {
            query = query.param("after", after);
        }
        return query.query(UploadLibraryRows::row).list();
    }

    /** False where there is no such picture. */
    boolean pin(TeamId team, UUID upload, @Nullable Instant at) {
        return jdbc.sql(
                                """
                                update upload set pinned_at = cast(:at as timestamptz)
                                where team_id = :team and id = :id
                                """)
                        .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                        .param("team", team.value())
                        .param("id", upload)
                        .update()
                == 1;
    }

    /** The bytes of the row that went; empty where there is none. */
    Optional<String> delete(TeamId team, UUID upload) {
        return jdbc.sql("delete from upload where team_id = :team and id = :id returning blob_key")
                .param("team", team.value())
                .param("id", upload)
                .query(String.class)
                .optional();
    }

    private static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                UploadRepository.row(row, number),
                row.getString("created_by"),
                row.getObject("pinned_at") != null);
    }
}
