package io.framehouse.access.internal;

import io.framehouse.shared.Origin;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of sessions; only the platform's transactions may read it. */
@Repository
class SessionRows {
    private final JdbcClient jdbc;

    SessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a session ended. */
    enum Ending {
        /** By its own browser, or because nobody used it for long. */
        SIGNED_OUT,
        /** By the person from another session. */
        ELSEWHERE,
        /** Because the password is another now. */
        PASSWORD,
        /** Because the account was switched off. */
        SWITCHED_OFF;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An open session.
     *
     * @param whole whether nothing was owed any more when the sign-in ended
     */
    record Row(
            UUID id,
            Instant beganAt,
            boolean whole,
            Instant seenAt,
            @Nullable String address,
            @Nullable String agent) {}

    /**
     * Whether that is the person's password; none can be set until the transaction ends. So a
     * change of it either is seen here or sees the session that begins.
     */
    boolean holdPassword(UserId user, String hash) {
        return !jdbc.sql(
                        "select 1 from app_user where id = :user and password_hash = :hash"
                                + " for share")
                .param("user", user.value())
                .param("hash", hash)
                .query((row, number) -> 1)
                .list()
                .isEmpty();
    }

    void insert(UUID id, UserId user, Origin origin, boolean whole, Instant now) {
        String address = origin.address();
        jdbc.sql(
                        """
                        insert into user_session (id, user_id, began_at, whole_at, seen_at,
                            address, network, agent)
                        values (:id, :user, :now, :whole, :now, :address, :network, :agent)
                        """)
                .param("id", id)
                .param("user", user.value())
                .param("now", Rows.known(now))
                .param("whole", whole ? Rows.known(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("address", address, Types.VARCHAR)
                .param("network", address == null ? null : ClientAddress.of(address), Types.VARCHAR)
                .param("agent", origin.agent(), Types.VARCHAR)
                .update();
    }

    /** Nothing is owed any more. */
    void complete(UUID id, Instant now) {
        jdbc.sql("update user_session set whole_at = :now where id = :id and whole_at is null")
                .param("now", Rows.known(now))
                .param("id", id)
                .update();
    }

    /** When an open session was last used; empty for one that is over. */
    Optional<Instant> seenAt(UUID id) {
        return jdbc.sql("select seen_at from user_session where id = :id and ended_at is null")
                .param("id", id)
                .query((row, number) -> Objects.requireNonNull(Rows.instant(row, "seen_at")))
                .optional();
    }

    void see(UUID id, Instant now) {
        jdbc.sql(
                        "update user_session set seen_at = :now"
                                + " where id = :id and ended_at is null and seen_at < :now")
                .param("now", Rows.known(now))
                .param("id", id)
                .update();
    }

    /** Those that were used since, the last used first. */
    List<Row> open(UserId user, Instant since) {
        return jdbc.sql(
                        """
                        select id, began_at, whole_at, seen_at, address, agent from user_session
                        where user_id = :user and ended_at is null and seen_at > :since
                        order by seen_at desc, began_at desc, id desc
                        """)
                .param("user", user.value())
                .param("since", Rows.known(since))
                .query((row, number) -> map(row))
                .list();
    }

    /** Whether it was open, and that person's. */
    boolean end(UUID id, UserId user, Ending why, Instant now) {
        return jdbc.sql(
                                """
                                update user_session set ended_at = :now, ended_why = :why
                                where id = :id and user_id = :user and ended_at is null
                                """)
                        .param("now", Rows.known(now))
                        .param("why", why.word())
                        .param("id", id)
                        .param("user", user.value())
                        .update()
                == 1;
    }

    /** By its own browser. */
    void leave(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update user_session set ended_at = :now, ended_why = :why
                        where id = :id and ended_at is null
                        """)
                .param("now", Rows.known(now))
                .param("why", Ending.SIGNED_OUT.word())
                .param("id", id)
                .update();
    }

    /** Ends all of a person but one; tells how many that were. */
    int endAll(UserId user, @Nullable UUID except, Ending why, Instant now) {
        return jdbc.sql(
                        """
                        update user_session set ended_at = :now, ended_why = :why
                        where user_id = :user and ended_at is null
                            and id is distinct from cast(:except as uuid)
                        """)
                .param("now", Rows.known(now))
                .param("why", why.word())
                .param("user", user.value())
                .param("except", except, Types.OTHER)
                .update();
    }

    /** Forgets what a person's sessions of before that time were. */
    void forget(UserId user, Instant before) {
        jdbc.sql(
                        "delete from user_session where user_id = :user"
                                + " and coalesce(ended_at, seen_at) < :before")
                .param("user", user.value())
                .param("before", Rows.known(before))
                .update();
    }

    private static Row map(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(Rows.instant(row, "began_at")),
                row.getTimestamp("whole_at") != null,
                Objects.requireNonNull(Rows.instant(row, "seen_at")),
                row.getString("address"),
                row.getString("agent"));
    }
}
