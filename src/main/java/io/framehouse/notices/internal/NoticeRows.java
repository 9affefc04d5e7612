package io.framehouse.notices.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.notices.Notice;
import io.framehouse.notices.NoticeKind;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of notices. */
@Repository
class NoticeRows {
    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is new to the recipient. */
    boolean insert(UUID id, @Nullable TeamId team, UserId user, Draft draft, Instant now) {
        return jdbc.sql(
                                """
                                insert into notice (id, team_id, user_id, dedupe_key, kind,
                                    severity, title, body, link, times, created_at)
                                values (:id, :team, :user, :key, :kind,
                                    :severity, :title, :body, :link, :times, :now)
                                on conflict (user_id, dedupe_key) do nothing
                                """)
                        .param("id", id)
                        .param("team", team == null ? null : team.value())
                        .param("user", user.value())
                        .param("key", draft.key())
                        .param("kind", Wire.of(draft.kind()))
                        .param("severity", Wire.of(draft.severity()))
                        .param("title", draft.title())
                        .param("body", draft.body())
                        .param("link", draft.link())
                        .param("times", draft.times())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** Lets a notice stand for more events; never for fewer. Whether anything changed. */
    boolean count(UserId user, Draft draft) {
        return jdbc.sql(
                                """
                                update notice set title = :title, body = :body, times = :times
                                where user_id = :user and dedupe_key = :key and times < :times
                                """)
                        .param("title", draft.title())
                        .param("body", draft.body())
                        .param("times", draft.times())
                        .param("user", user.value())
                        .param("key", draft.key())
                        .update()
                == 1;
    }

    /** One more than the limit where there are more. */
    List<Notice> list(Reader reader, Optional<Cursor> after, int limit) {
        return reader.bind(
                        jdbc.sql(
                                """
                                select id, team_id, kind, severity, title, body, link, created_at,
                                    read_at
                                from notice
                                where user_id = :user
                                    and (team_id = any(:teams) or team_id is null and :platform)
                                    and (cast(:at as timestamptz) is null
                                        or (created_at, id) < (:at, cast(:after as uuid)))
                                order by created_at desc, id desc
                                limit :more
                                """))
                .param("at", after.map(cursor -> cursor.at().atOffset(UTC)).orElse(null))
                .param("after", after.map(Cursor::id).orElse(null))
                .param("more", limit + 1)
                .query((row, number) -> map(row))
                .list();
    }

    long countUnread(Reader reader) {
        return reader.bind(
                        jdbc.sql(
                                """
                                select count(*) from notice
                                where user_id = :user and read_at is null
                                    and (team_id = any(:teams) or team_id is null and :platform)
                                """))
                .query(Long.class)
                .single();
    }

    /** Marks one as read, or all where no id is given. */
    void markRead(Reader reader, @Nullable UUID id, Instant now) {
        reader.bind(
                        jdbc.sql(
                                """
                                update notice set read_at = :now
                                where user_id = :user and read_at is null
                                    and (team_id = any(:teams) or team_id is null and :platform)
                                    and (cast(:id as uuid) is null or id = :id)
                                """))
                .param("now", now.atOffset(UTC))
                .param("id", id)
                .update();
    }

    /** Who reads: the person, the teams they are in now, and whether the platform tells them. */
    record Reader(UserId user, List<TeamId> teams, boolean platform) {
        Reader {
            teams = List.copyOf(teams);
        }

        private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement
                    .param("user", user.value())
                    .param("teams", teams.stream().map(TeamId::value).toArray(UUID[]::new))
                    .param("platform", platform);
        }
    }

    private static Notice map(ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        return new Notice(
                row.getObject("id", UUID.class),
                team == null ? null : new TeamId(team),
                Wire.parse(NoticeKind.class, row.getString("kind")).orElseThrow(),
                Wire.parse(Notice.Severity.class, row.getString("severity")).orElseThrow(),
                row.getString("title"),
                row.getString("body"),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at", OffsetDateTime.class) != null);
    }
}
