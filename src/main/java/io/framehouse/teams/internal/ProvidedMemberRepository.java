package io.framehouse.teams.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members by where their role comes from. */
@Repository
class ProvidedMemberRepository {
    private final JdbcClient jdbc;

    ProvidedMemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A member's role, and whether the identity provider gave it. */
    record Provided(TeamRole role, boolean provided) {}

    /** Over all teams: for a transaction of the platform. */
    List<TeamId> providedTeams(UserId user) {
        return jdbc.sql(
                        "select team_id from team_member"
                                + " where user_id = :user and source = 'sso' order by team_id")
                .param("user", user.value())
                .query((row, number) -> new TeamId(row.getObject("team_id", UUID.class)))
                .list();
    }

    Optional<Provided> find(TeamId team, UserId user) {
        return jdbc.sql(
                        "select role, source = 'sso' as provided from team_member"
                                + " where team_id = :team and user_id = :user")
                .param("team", team.value())
                .param("user", user.value())
                .query((row, number) ->
                        new Provided(
                                Wire.parse(TeamRole.class, row.getString("role")).orElseThrow(),
                                row.getBoolean("provided")))
                .optional();
    }

    void add(TeamId team, UserId user, TeamRole role, OffsetDateTime now) {
        jdbc.sql(
                        "insert into team_member (team_id, user_id, role, created_at, source)"
                                + " values (:team, :user, :role, :now, 'sso')")
                .param("team", team.value())
                .param("user", user.value())
                .param("role", Wire.of(role))
                .param("now", now)
                .update();
    }

    void change(TeamId team, UserId user, TeamRole role) {
        jdbc.sql(
                        "update team_member set role = :role, version = version + 1"
                                + " where team_id = :team and user_id = :user")
                .param("role", Wire.of(role))
                .param("team", team.value())
                .param("user", user.value())
                .update();
    }

    void remove(TeamId team, UserId user) {
        jdbc.sql("delete from team_member where team_id = :team and user_id = :user")
                .param("team", team.value())
                .param("user", user.value())
                .update();
    }

    String email(UserId user) {
        return jdbc.sql("select email from person where id = :user")
                .param("user", user.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
