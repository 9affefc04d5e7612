package io.framehouse.gallery.internal;

import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes; call inside a transaction of the team. */
@Repository
class KeptNotes {
    private static final String SELECT =
            "select id, item_id, author_id, author, text, at from gallery_note"
                    + " where team_id = :team ";

    private final JdbcClient jdbc;

    KeptNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A note as it lies in its row. */
    record Row(
            UUID id,
            UUID video,
            @Nullable UserId authorId,
            String author,
            String text,
            Instant at) {}

    void insert(
            TeamId team,
            UUID video,
            @Nullable UserId authorId,
            String author,
            String text,
            Instant now) {
        jdbc.sql(
                        """
                        insert into gallery_note (team_id, id, item_id, author_id, author, text, at)
                        values (:team, :id, :video, :authorId, :author, :text, :at)
                        """)
                .param("team", team.value())
                .param("id", Ids.next())
                .param("video", video)
                .param("authorId", authorId == null ? null : authorId.value(), java.sql.Types.OTHER)
                .param("author", author)
                .param("text", text)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    List<Row> of(TeamId team, UUID video) {
        return jdbc.sql(SELECT + "and item_id = :video order by at, id")
                .param("team", team.value())
                .param("video", video)
                .query((row, number) -> map(row))
                .list();
    }

    Optional<Row> find(TeamId team, UUID note) {
        return jdbc.sql(SELECT + "and id = :note")
                .param("team", team.value())
                .param("note", note)
                .query((row, number) -> map(row))
                .optional();
    }

    int count(TeamId team, UUID video) {
        return jdbc.sql(
                        "select count(*) from gallery_note where team_id = :team"
                                + " and item_id = :video")
                .param("team", team.value())
                .param("video", video)
                .query(Integer.class)
                .single();
    }

    void delete(TeamId team, UUID note) {
        jdbc.sql("delete from gallery_note where team_id = :team and id = :note")
                .param("team", team.value())
                .param("note", note)
                .update();
    }

    private static Row map(java.sql.ResultSet row) throws java.sql.SQLException {
        UUID author = row.getObject("author_id", UUID.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                author == null ? null : new UserId(author),
                row.getString("author"),
                row.getString("text"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant());
    }
}
