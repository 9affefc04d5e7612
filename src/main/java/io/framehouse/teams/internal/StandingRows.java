package io.framehouse.teams.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamStanding;
import io.framehouse.teams.TeamStanding.Deletion;
import io.framehouse.teams.TeamStanding.Suspension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

/** How teams stand, in their rows; call inside a transaction of the team. */
@Repository
class StandingRows {
    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where there is no such team (any more). */
    Optional<TeamStanding> find(TeamId team) {
        return jdbc.sql(
                        """
                        select id, suspended_at, suspended_reason, suspended_by, delete_asked_at,
                            delete_asked_by, delete_after
                        from team where id = :team and erasing_at is null
                        """)
                .param("team", team.value())
                .query((row, number) -> map(row))
                .optional();
    }

    void suspend(TeamId team, @Nullable String reason, String by, Instant now) {
        jdbc.sql(
                        """
                        update team set suspended_at = coalesce(suspended_at, :now),
                            suspended_reason = :reason, suspended_by = :by
                        where id = :team
                        """)
                .param("now", at(now))
                .param("reason", reason, Types.VARCHAR)
                .param("by", by)
                .param("team", team.value())
                .update();
    }

    void resume(TeamId team) {
        jdbc.sql(
                        """
                        update team set suspended_at = null, suspended_reason = null,
                            suspended_by = null
                        where id = :team
                        """)
                .param("team", team.value())
                .update();
    }

    /** The team rests from now on, unless it does already. */
    void askDeletion(TeamId team, String by, Instant now, Instant after) {
        jdbc.sql(
                        """
                        update team set delete_asked_at = :now, delete_asked_by = :by,
                            delete_after = :after, suspended_at = coalesce(suspended_at, :now)
                        where id = :team
                        """)
                .param("now", at(now))
                .param("by", by)
                .param("after", at(after))
                .param("team", team.value())
                .update();
    }

    /** A team that rested before, or that the platform suspended meanwhile, stays so. */
    void keep(TeamId team) {
        jdbc.sql(
                        """
                        update team set delete_asked_at = null, delete_asked_by = null,
                            delete_after = null, suspended_at = case
                                when suspended_at = delete_asked_at and suspended_by is null
                                then null
                                else suspended_at end
                        where id = :team
                        """)
                .param("team", team.value())
                .update();
    }

    /** Teams whose waiting time is over: for a transaction of the platform. */
    List<TeamId> toErase(Instant now) {
        return jdbc
                .sql(
                        """
                        select id from team where delete_after <= :now and deleted_at is null
                        order by delete_after, id
                        """)
                .param("now", at(now))
                .query(UUID.class)
                .list()
                .stream()
                .map(TeamId::new)
                .toList();
    }

    /** Whether its end is due; with the row locked. */
    boolean isDue(TeamId team, Instant now) {
        return is(team, "delete_after <= :now and deleted_at is null", now);
    }

    boolean isErasing(TeamId team, Instant now) {
        return is(team, "erasing_at <= :now and deleted_at is null", now);
    }

    private boolean is(TeamId team, String what, Instant now) {
        return jdbc.sql("select exists (select from team where id = :team and " + what + ")")
                .param("team", team.value())
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    void beginErasure(TeamId team, Instant now) {
        jdbc.sql("update team set erasing_at = :now where id = :team")
                .param("now", at(now))
                .param("team", team.value())
                .update();
    }

    /** Whether it was not so before. What the books need stays: the name and the cost centre. */
    boolean markDeleted(TeamId team, Instant now) {
        return jdbc.sql(
                                """
                                update team set deleted_at = :now, suspended_reason = null,
                                    suspended_by = null, version = version + 1
                                where id = :team and erasing_at is not null
                                  and deleted_at is null
                                """)
                        .param("now", at(now))
                        .param("team", team.value())
                        .update()
                == 1;
    }

    /** Lets an editor who saw the team before know that it changed. */
    void countChange(TeamId team) {
        jdbc.sql("update team set version = version + 1 where id = :team")
                .param("team", team.value())
                .update();
    }

    static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static TeamStanding map(ResultSet row) throws SQLException {
        Instant suspended = instant(row, "suspended_at");
        Instant asked = instant(row, "delete_asked_at");
        return new TeamStanding(
                new TeamId(row.getObject("id", UUID.class)),
                suspended == null
                        ? null
                        : new Suspension(
                                suspended,
                                row.getString("suspended_reason"),
                                row.getString("suspended_by")),
                asked == null
                        ? null
                        : new Deletion(
                                asked,
                                row.getString("delete_asked_by"),
                                Objects.requireNonNull(instant(row, "delete_after"))));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
