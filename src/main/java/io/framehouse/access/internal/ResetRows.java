package io.framehouse.access.internal;

import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of links to a new password; only the platform's transactions may read it. */
@Repository
class ResetRows {
    private static final String WORKING =
            "select id, user_id, expires_at from password_reset"
                    + " where used_at is null and expires_at > :now ";

    private final JdbcClient jdbc;

    ResetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link that was neither used nor is over. */
    record Row(UUID id, UserId user, Instant expiresAt) {}

    /**
     * Adds a link.
     *
     * @param hash of its secret; null for one that is made when it is mailed
     */
    void insert(Row reset, byte @Nullable [] hash, String madeBy, Instant now) {
        jdbc.sql(
                        """
                        insert into password_reset (id, user_id, token_hash, made_by, created_at,
                            expires_at)
                        values (:id, :user, :hash, :by, :now, :expires)
                        """)
                .param("id", reset.id())
                .param("user", reset.user().value())
                .param("hash", hash, Types.BINARY)
                .param("by", madeBy)
                .param("now", Rows.known(now))
                .param("expires", Rows.known(reset.expiresAt()))
                .update();
    }

    Optional<Row> find(UUID id, Instant now) {
        return jdbc.sql(WORKING + "and id = :id")
                .param("now", Rows.known(now))
                .param("id", id)
                .query((row, number) -> map(row))
                .optional();
    }

    /** Holds the link until the transaction ends, so that it is used once. */
    Optional<Row> lock(byte[] hash, Instant now) {
        return jdbc.sql(WORKING + "and token_hash = :hash for update")
                .param("now", Rows.known(now))
                .param("hash", hash)
                .query((row, number) -> map(row))
                .optional();
    }

    /** When the newest that was mailed or is to be was asked for. */
    boolean anyMailedSince(UserId user, Instant since) {
        return jdbc.sql(
                        "select exists (select from password_reset where user_id = :user"
                                + " and made_by = 'mail' and created_at > :since)")
                .param("user", user.value())
                .param("since", Rows.known(since))
                .query(Boolean.class)
                .single();
    }

    void setHash(UUID id, byte[] hash) {
        jdbc.sql("update password_reset set token_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    /** Ends all links of a person: one is used, or a newer one is made. */
    void endAll(UserId user, Instant now) {
        jdbc.sql(
                        "update password_reset set used_at = :now"
                                + " where user_id = :user and used_at is null")
                .param("now", Rows.known(now))
                .param("user", user.value())
                .update();
    }

    private static Row map(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                Objects.requireNonNull(Rows.instant(row, "expires_at")));
    }
}
