package io.framehouse.teams.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import io.framehouse.teams.Member;
import io.framehouse.teams.Membership;
import io.framehouse.teams.Team;
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

/** The table of who is in which team. */
@Repository
class MemberRepository {
    private static final String SELECT =
            """
            select m.user_id, p.email, p.display_name, m.role, m.created_at, p.last_active_at
            from team_member m join person p on p.id = m.user_id
            where m.team_id = :team
            """;

    private final JdbcClient jdbc;

    MemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> all(TeamId team) {
        return jdbc.sql(SELECT + " order by lower(p.display_name), p.email")
                .param("team", team.value())
                .query((row, number) -> map(row))
                .list();
    }

    Optional<Member> find(TeamId team, UserId user) {
        return jdbc.sql(SELECT + " and m.user_id = :user")
                .param("team", team.value())
                .param("user", user.value())
                .query((row, number) -> map(row))
                .optional();
    }

    /** Whether there is such a person at all: for a transaction of the platform. */
    boolean personExists(UserId user) {
        return jdbc.sql("select exists (select from person where id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    Optional<String> emailOf(UserId user) {
        return jdbc.sql("select email from person where id = :user")
                .param("user", user.value())
                .query(String.class)
                .optional();
    }

    /** Whether the member can sign in. */
    boolean isActive(UserId user) {
        return jdbc.sql("select exists (select from person where id = :user and not disabled)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    /** Owners beside this person who can sign in. */
    long countOtherOwners(TeamId team, UserId user) {
        return jdbc.sql(
                        """
                        select count(*) from team_member m join person p on p.id = m.user_id
                        where m.team_id = :team and m.role = 'owner' and m.user_id <> :user
                            and not p.disabled
                        """)
                .param("team", team.value())
                .param("user", user.value())
                .query(Long.class)
                .single();
    }

    /** The teams that a person owns, held: for a transaction of the platform. */
    List<Team> lockOwnedBy(UserId user) {
        return jdbc.sql(
                        "select "
                                + TeamRepository.COLUMNS
                                + " from team t join team_member m on m.team_id = t.id"
                                + " where m.user_id = :user and m.role = 'owner'"
                                + " order by t.id for update of t")
                .param("user", user.value())
                .query((row, number) -> TeamRepository.map(row))
                .list();
    }

    void put(TeamId team, UserId user, TeamRole role, OffsetDateTime now) {
        jdbc.sql(
                        """
                        insert into team_member (team_id, user_id, role, created_at)
                        values (:team, :user, :role, :now)
                        on conflict (team_id, user_id)
                            do update set role = excluded.role, source = 'manual',
                                version = team_member.version + 1
                        """)
                .param("team", team.value())
                .param("user", user.value())
                .param("role", Wire.of(role))
                .param("now", now)
                .update();
    }

    void delete(TeamId team, UserId user) {
        jdbc.sql("delete from team_member where team_id = :team and user_id = :user")
                .param("team", team.value())
                .param("user", user.value())
                .update();
    }

    /** The teams of a person, over all teams: for a transaction of the platform. */
    List<Membership> membershipsOf(UserId user) {
        return jdbc.sql(
                        "select "
                                + TeamRepository.COLUMNS
                                + ", m.role from team_member m join team t on t.id = m.team_id"
                                + " where m.user_id = :user and t.erasing_at is null order by lower(t.name), t.id")
                .param("user", user.value())
                .query((row, number) -> new Membership(TeamRepository.map(row), role(row)))
                .list();
    }

    private static Member map(ResultSet row) throws SQLException {
        return new Member(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("email"),
                row.getString("display_name"),
                role(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("last_active_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static TeamRole role(ResultSet row) throws SQLException {
        String word = row.getString("role");
        return Wire.parse(TeamRole.class, word)
                .orElseThrow(() -> new IllegalStateException("Unknown team role '" + word + "'"));
    }
}
