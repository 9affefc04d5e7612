package io.framehouse.teams.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import io.framehouse.teams.Invitation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of invitations; one is open until it is accepted or withdrawn. */
@Repository
class InvitationRepository {
    private static final String OPEN =
            """
            select team_id, id, email, role, message, invited_by, created_at, expires_at
            from team_invitation where accepted_at is null and withdrawn_at is null
            """;

    private final JdbcClient jdbc;

    InvitationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Invitation> open(TeamId team) {
        return jdbc.sql(OPEN + " and team_id = :team order by created_at desc, id desc")
                .param("team", team.value())
                .query((row, number) -> map(row).invitation())
                .list();
    }

    Optional<Invitation> find(TeamId team, UUID id) {
        return jdbc.sql(OPEN + " and team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", id)
                .query((row, number) -> map(row).invitation())
                .optional();
    }

    Optional<Invitation> findByEmail(TeamId team, String email) {
        return jdbc.sql(OPEN + " and team_id = :team and email = :email")
                .param("team", team.value())
                .param("email", email)
                .query((row, number) -> map(row).invitation())
                .optional();
    }

    /** By either of its links, over all teams: for a transaction of the platform. */
    Optional<InvitationRow> findByLink(byte[] hash) {
        return jdbc.sql(OPEN + " and (link_hash = :hash or mail_hash = :hash)")
                .param("hash", hash)
                .query((row, number) -> map(row))
                .optional();
    }

    void insert(TeamId team, Invitation made, byte[] linkHash) {
        jdbc.sql(
                        """
                        insert into team_invitation (team_id, id, email, role, message, link_hash,
                            invited_by, created_at, expires_at)
                        values (:team, :id, :email, :role, :message, :hash, :by, :created, :expires)
                        """)
                .param("team", team.value())
                .param("id", made.id())
                .param("email", made.email())
                .param("role", Wire.of(made.role()))
                .param("message", made.message(), Types.VARCHAR)
                .param("hash", linkHash)
                .param("by", made.invitedBy())
                .param("created", offset(made.createdAt()))
                .param("expires", offset(made.expiresAt()))
                .update();
    }

    /** Writes what may change, with a new link; that of an earlier mail ends as well. */
    void replace(TeamId team, Invitation changed, byte[] linkHash) {
        jdbc.sql(
                        """
                        update team_invitation set role = :role, message = :message,
                            link_hash = :hash, mail_hash = null, invited_by = :by,
                            expires_at = :expires
                        where team_id = :team and id = :id
                        """)
                .param("team", team.value())
                .param("id", changed.id())
                .param("role", Wire.of(changed.role()))
                .param("message", changed.message(), Types.VARCHAR)
                .param("hash", linkHash)
                .param("by", changed.invitedBy())
                .param("expires", offset(changed.expiresAt()))
                .update();
    }

    void setMailLink(TeamId team, UUID id, byte[] hash) {
        jdbc.sql(
                        "update team_invitation set mail_hash = :hash"
                                + " where team_id = :team and id = :id")
                .param("hash", hash)
                .param("team", team.value())
                .param("id", id)
                .update();
    }

    void withdraw(TeamId team, UUID id, Instant now) {
        jdbc.sql(
                        "update team_invitation set withdrawn_at = :now"
                                + " where team_id = :team and id = :id")
                .param("now", offset(now))
                .param("team", team.value())
                .param("id", id)
                .update();
    }

    void accept(TeamId team, UUID id, UserId user, Instant now) {
        jdbc.sql(
                        "update team_invitation set accepted_at = :now, accepted_by = :user"
                                + " where team_id = :team and id = :id")
                .param("now", offset(now))
                .param("user", user.value())
                .param("team", team.value())
                .param("id", id)
                .update();
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static InvitationRow map(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new InvitationRow(
                new TeamId(row.getObject("team_id", UUID.class)),
                new Invitation(
                        row.getObject("id", UUID.class),
                        row.getString("email"),
                        Wire.parse(TeamRole.class, role)
                                .orElseThrow(() -> new IllegalStateException("Role " + role)),
                        row.getString("message"),
                        row.getString("invited_by"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()));
    }
}
