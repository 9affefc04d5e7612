package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What ZIPs are to hold; call inside a transaction of the team. */
@Repository
class DownloadRows {
    private final JdbcClient jdbc;

    DownloadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A ZIP that was asked for. */
    record Asked(List<UUID> items, UserId by, Instant createdAt) {}

    void insert(
            TeamId team, UUID id, Collection<UUID> items, UserId by, Instant at, Instant until) {
        jdbc.sql(
                        """
                        insert into gallery_download (team_id, id, items, asked_by, created_at,
                            expires_at)
                        values (:team, :id, cast(:items as uuid[]), :by, :at, :until)
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("items", array(items))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Asked> find(TeamId team, UUID id, Instant now) {
        return jdbc.sql(
                        """
                        select items, asked_by, created_at from gallery_download
                        where team_id = :team and id = :id and expires_at > :now
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Asked(
                                List.of((UUID[]) row.getArray("items").getArray()),
                                new UserId(row.getObject("asked_by", UUID.class)),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Takes away those whose time is over, of one team. */
    int removeOver(TeamId team, Instant now) {
        return jdbc.sql("delete from gallery_download where team_id = :team and expires_at <= :now")
                .param("team", team.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** These videos of the team, oldest first. Those in the trash have no bytes for anybody. */
    List<ZipVideo> videos(TeamId team, Collection<UUID> items) {
        return jdbc.sql(
                        """
                        select i.id, i.job_id, i.title, j.prompt, i.model, i.resolution, i.aspect,
                            i.seed, i.rating, i.submitter, i.cost_center, i.cost_micros, i.at,
                            a.state = 'ready' and i.trashed_at is null as there, a.blob_key, a.content_type, a.bytes, a.width, a.height,
                            a.duration_ms, a.sound, encode(a.sha256, 'hex') as sha256,
                            (select string_agg(l.label, ', ' order by l.label) from gallery_label l
                                where l.team_id = i.team_id and l.item_id = i.id) as labels
                        from gallery_item i
                        join asset a on a.team_id = i.team_id and a.id = i.id
                        join job j on j.team_id = i.team_id and j.id = i.job_id
                        where i.team_id = :team and i.id = any(cast(:items as uuid[]))
                        order by i.at, i.id
                        """)
                .param("team", team.value())
                .param("items", array(items))
                .query(DownloadRows::video)
                .list();
    }

    private static ZipVideo video(ResultSet row, int number) throws SQLException {
        return new ZipVideo(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getString("title"),
                row.getString("prompt"),
                row.getString("model"),
                row.getString("resolution"),
                row.getString("aspect"),
                row.getObject("seed", Long.class),
                row.getInt("rating"),
                row.getString("submitter"),
                row.getString("cost_center"),
                row.getLong("cost_micros"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("there") ? row.getString("blob_key") : null,
                row.getString("content_type"),
                row.getLong("bytes"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getObject("duration_ms", Long.class),
                row.getBoolean("sound"),
                row.getString("sha256"),
                row.getString("labels"));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
