package io.framehouse.gallery.internal;

import io.framehouse.gallery.Share;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links to the outside; call inside a transaction of the team, but for {@link #findOpen}. */
@Repository
class ShareRows {
    private static final String SELECT =
            """
            select s.id, s.item_id, s.collection_id, s.made_by, s.created_at, s.expires_at,
                s.opened, s.last_opened_at,
                coalesce(i.title, c.name, 'Video of ' || to_char(i.at, 'YYYY-MM-DD')) as what
            from gallery_share s
            left join gallery_item i on i.team_id = s.team_id and i.id = s.item_id
            left join gallery_collection c on c.team_id = s.team_id and c.id = s.collection_id
            where s.team_id = :team and s.revoked_at is null and s.expires_at > :now
            """;

    private final JdbcClient jdbc;

    ShareRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a secret opens. */
    record Open(
            TeamId team,
            UUID id,
            @Nullable UUID item,
            @Nullable UUID collection,
            Instant expiresAt,
            String teamName) {}

    /** A new row. */
    record New(
            TeamId team,
            UUID id,
            byte[] hash,
            @Nullable UUID item,
            @Nullable UUID collection,
            String by,
            UserId byId,
            Instant at,
            Instant expiresAt) {}

    /** Looks over all teams, as nobody knows yet whose it is; in a transaction of the platform. */
    Optional<Open> findOpen(byte[] hash, Instant now) {
        return jdbc.sql(
                        """
                        select s.team_id, s.id, s.item_id, s.collection_id, s.expires_at, t.name
                        from gallery_share s
                        join team t on t.id = s.team_id
                        where s.token_hash = :hash and s.revoked_at is null and s.expires_at > :now
                            and t.outside_sharing and t.suspended_at is null
                        """)
                .param("hash", hash)
                .param("now", utc(now))
                .query((row, number) ->
                        new Open(
                                new TeamId(row.getObject("team_id", UUID.class)),
                                row.getObject("id", UUID.class),
                                row.getObject("item_id", UUID.class),
                                row.getObject("collection_id", UUID.class),
                                instant(row, "expires_at"),
                                row.getString("name")))
                .optional();
    }

    void insert(New share) {
        jdbc.sql(
                        """
                        insert into gallery_share (team_id, id, token_hash, item_id, collection_id,
                            made_by, made_by_id, created_at, expires_at)
                        values (:team, :id, :hash, :item, :collection, :by, :byId, :at, :expires)
                        """)
                .param("team", share.team().value())
                .param("id", share.id())
                .param("hash", share.hash())
                .param("item", share.item())
                .param("collection", share.collection())
                .param("by", share.by())
                .param("byId", share.byId().value())
                .param("at", utc(share.at()))
                .param("expires", utc(share.expiresAt()))
                .update();
    }

    List<Share> open(TeamId team, Instant now, int most) {
        return jdbc.sql(SELECT + " order by s.created_at desc, s.id desc limit :most")
                .param("team", team.value())
                .param("now", utc(now))
                .param("most", most)
                .query(ShareRows::share)
                .list();
    }

    List<Share> openOf(TeamId team, UUID thing, Instant now) {
        return jdbc.sql(
                        SELECT
                                + " and (s.item_id = :thing or s.collection_id = :thing)"
                                + " order by s.created_at desc, s.id desc")
                .param("team", team.value())
                .param("now", utc(now))
                .param("thing", thing)
                .query(ShareRows::share)
                .list();
    }

    boolean exists(TeamId team, UUID share) {
        return jdbc.sql(
                        "select exists (select from gallery_share where team_id = :team and id ="
                                + " :id)")
                .param("team", team.value())
                .param("id", share)
                .query(Boolean.class)
                .single();
    }

    /** False where it had ended before. */
    boolean revoke(TeamId team, UUID share, String by, Instant now) {
        return end(team, by, now, share) > 0;
    }

    /** Ends all; tells how many. */
    int revokeAll(TeamId team, String by, Instant now) {
        return end(team, by, now, null);
    }

    private int end(TeamId team, String by, Instant now, @Nullable UUID only) {
        String which = only == null ? "" : " and id = :id";
        var statement =
                jdbc.sql(
                                "update gallery_share set revoked_at = :now, revoked_by = :by where"
                                        + " team_id = :team and revoked_at is null"
                                        + which)
                        .param("team", team.value())
                        .param("by", by)
                        .param("now", utc(now));
        return (only == null ? statement : statement.param("id", only)).update();
    }

    void opened(TeamId team, UUID share, Instant now) {
        jdbc.sql(
                        "update gallery_share set opened = opened + 1, last_opened_at = :now where"
                                + " team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", share)
                .param("now", utc(now))
                .update();
    }

    boolean allowed(TeamId team) {
        return jdbc.sql("select outside_sharing from team where id = :team")
                .param("team", team.value())
                .query(Boolean.class)
                .single();
    }

    void allow(TeamId team, boolean allowed, String by) {
        jdbc.sql(
                        "update team set outside_sharing = :allowed, outside_sharing_by = :by where"
                                + " id = :team")
                .param("team", team.value())
                .param("allowed", allowed)
                .param("by", by)
                .update();
    }

    private static Share share(ResultSet row, int number) throws SQLException {
        OffsetDateTime last = row.getObject("last_opened_at", OffsetDateTime.class);
        return new Share(
                row.getObject("id", UUID.class),
                row.getString("what"),
                row.getObject("item_id", UUID.class),
                row.getObject("collection_id", UUID.class),
                row.getString("made_by"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                row.getLong("opened"),
                last == null ? null : last.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
