package io.framehouse.access.internal;

import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom identity providers know by which subject; only the platform's transactions may read it. */
@Repository
class SsoIdentities {
    private final JdbcClient jdbc;

    SsoIdentities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who somebody is at a provider. A subject never goes to another person there, an address may.
     */
    record Identity(String issuer, String subject) implements java.io.Serializable {}

    /** The person, whose use of it is noted. */
    Optional<UserId> use(Identity identity, Instant now) {
        return jdbc.sql(
                        "update person_identity set last_seen_at = :now"
                                + " where issuer = :issuer and subject = :subject returning user_id")
                .param("now", Rows.known(now))
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    /** Whether it was nobody's yet. */
    boolean link(Identity identity, UserId user, Instant now) {
        return jdbc.sql(
                                """
                                insert into person_identity
                                    (issuer, subject, user_id, linked_at, last_seen_at)
                                values (:issuer, :subject, :user, :now, :now)
                                on conflict (issuer, subject) do nothing
                                """)
                        .param("issuer", identity.issuer())
                        .param("subject", identity.subject())
                        .param("user", user.value())
                        .param("now", Rows.known(now))
                        .update()
                == 1;
    }
}
