package io.framehouse.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tries at a sign-in; only the platform's transactions may read it. */
@Repository
class TryRows {
    private final JdbcClient jdbc;

    TryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often was tried since the count began anew. */
    record Row(int tries, @Nullable Instant pausedUntil) {
        boolean pausedAt(Instant now) {
            return pausedUntil != null && now.isBefore(pausedUntil);
        }
    }

    /**
     * Counts one more try; the row is held until the transaction ends, so that no two count alike.
     *
     * @param limit with how many tries the pause begins, 2 or more
     * @param windowStart a count that began at that time or earlier begins anew
     * @param pauseEnd when a pause that begins now ends
     */
    Row count(byte[] subject, int limit, Instant now, Instant windowStart, Instant pauseEnd) {
        return jdbc.sql(
                        """
                        insert into sign_in_try as t (subject, tries, since)
                        values (:subject, 1, :now)
                        on conflict (subject) do update set
                            tries = case when coalesce(t.paused_until > :now, t.since > :window)
                                then t.tries + 1 else 1 end,
                            since = case when coalesce(t.paused_until > :now, t.since > :window)
                                then t.since else :now end,
                            paused_until = case
                                when not coalesce(t.paused_until > :now, t.since > :window)
                                    then null
                                when t.tries + 1 >= :limit
                                    then coalesce(t.paused_until, :pauseEnd)
                                else t.paused_until end
                        returning tries, paused_until
                        """)
                .param("subject", subject)
                .param("now", Rows.known(now))
                .param("window", Rows.known(windowStart))
                .param("limit", limit)
                .param("pauseEnd", Rows.known(pauseEnd))
                .query((row, number) -> map(row))
                .single();
    }

    Optional<Row> find(byte[] subject) {
        return jdbc.sql("select tries, paused_until from sign_in_try where subject = :subject")
                .param("subject", subject)
                .query((row, number) -> map(row))
                .optional();
    }

    void delete(byte[] subject) {
        jdbc.sql("delete from sign_in_try where subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Takes one try back, and the pause that it began. */
    void giveBack(byte[] subject, int limit) {
        jdbc.sql(
                        """
                        update sign_in_try set tries = greatest(tries - 1, 1),
                            paused_until = case when tries - 1 < :limit then null
                                else paused_until end
                        where subject = :subject
                        """)
                .param("limit", limit)
                .param("subject", subject)
                .update();
    }

    void deleteOlderThan(Instant before) {
        jdbc.sql(
                        "delete from sign_in_try where since < :before"
                                + " and coalesce(paused_until, since) < :before")
                .param("before", Rows.known(before))
                .update();
    }

    /** Whether whoever signs in with that address did so from that network since. */
    boolean isFamiliar(String email, String network, Instant since) {
        return jdbc.sql(
                        """
                        select exists (select from user_session s join app_user p on p.id = s.user_id
                            where p.email = :email and s.network = :network and s.whole_at > :since)
                        """)
                .param("email", email)
                .param("network", network)
                .param("since", Rows.known(since))
                .query(Boolean.class)
                .single();
    }

    private static Row map(ResultSet row) throws SQLException {
        return new Row(row.getInt("tries"), Rows.instant(row, "paused_until"));
    }
}
