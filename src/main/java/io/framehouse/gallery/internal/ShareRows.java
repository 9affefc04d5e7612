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
                coalesce(i.title,
                    case when c.visibility = 'private' and c.owner_id is distinct from :person
                        then 'A private collection' else c.name end,
                    case when length(j.prompt) > 80 then left(j.prompt, 79) || '\u2026'
                        else nullif(j.prompt, '') end,
                    'A video') as what
            from gallery_share s
            left join gallery_item i on i.team_id = s.team_id and i.id = s.item_id
            left join job j on j.team_id = i.team_id and j.id = i.job_id
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
                        left join gallery_collection c
                            on c.team_id = s.team_id and c.id = s.collection_id
                        where s.token_hash = :hash and s.revoked_at is null and s.expires_at > :now
                            and t.outside_sharing and t.suspended_at is null
                            and (c.id is null or c.visibility = 'team'
                                or c.owner_id = s.made_by_id)
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

    /** A private collection is named to its owner alone. */
    List<Share> open(TeamId team, @Nullable UserId person, Instant now, int most) {
        return jdbc.sql(SELECT + " order by s.created_at desc, s.id desc limit :most")
                .param("team", team.value())
                .param("person", value(person))
                .param("now", utc(now))
                .param("most", most)
                .query(ShareRows::share)
                .list();
    }

    /** Those of one video or collection; of a private one for its owner alone. */
    List<Share> openOf(TeamId team, UUID thing, @Nullable UserId person, Instant now) {
        return jdbc.sql(
                        SELECT
                                + " and (s.item_id = :thing or s.collection_id = :thing)"
                                + " and (c.id is null or c.visibility = 'team'"
                                + " or c.owner_id = :person)"
                                + " order by s.created_at desc, s.id desc")
                .param("team", team.value())
                .param("person", value(person))
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

    /** A link that was ended, and what it showed. */
    record Ended(UUID id, @Nullable UUID item, @Nullable UUID collection) {}

    /** Empty where it had ended before. */
    Optional<Ended> revoke(TeamId team, UUID share, String by, Instant now) {
        return end("s.id = :id", team, by, now)
                .param("id", share)
                .query(ShareRows::ended)
                .optional();
    }

    /** Ends all that open. */
    List<Ended> revokeAll(TeamId team, String by, Instant now) {
        return end("s.expires_at > :now", team, by, now).query(ShareRows::ended).list();
    }

    /** Ends those of people who may make none any more. */
    List<Ended> revokeThoseOfLeavers(TeamId team, String by, Instant now) {
        return end(
                        """
                        s.expires_at > :now and not exists (select from team_member m
                            where m.team_id = s.team_id and m.user_id = s.made_by_id
                                and m.role in ('owner', 'admin', 'member'))
                        """,
                        team,
                        by,
                        now)
                .query(ShareRows::ended)
                .list();
    }

    private JdbcClient.StatementSpec end(String which, TeamId team, String by, Instant now) {
        return jdbc.sql(
                        "update gallery_share s set revoked_at = :now, revoked_by = :by"
                                + " where s.team_id = :team and s.revoked_at is null and "
                                + which
                                + " returning s.id, s.item_id, s.collection_id")
                .param("team", team.value())
                .param("by", by)
                .param("now", utc(now));
    }

    private static Ended ended(ResultSet row, int number) throws SQLException {
        return new Ended(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("collection_id", UUID.class));
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

    /** The same, and it stays so until the transaction ends. */
    boolean isStillAllowed(TeamId team) {
        return jdbc.sql("select outside_sharing from team where id = :team for share")
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

    private static @Nullable UUID value(@Nullable UserId person) {
        return person == null ? null : person.value();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
