package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What keeps an account from new jobs, beside its switch: busy times, troubles and drains. */
@Repository
class AccountRests {
    private final JdbcClient jdbc;

    AccountRests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The accounts whose providers want no more yet. */
    Map<AccountId, Instant> busy(Instant now) {
        Map<AccountId, Instant> busy = new HashMap<>();
        jdbc.sql("select id, busy_until from provider_account where busy_until > :now")
                .param("now", AccountRows.time(now))
                .query(row -> {
                    busy.put(
                            new AccountId(row.getObject("id", UUID.class)),
                            row.getObject("busy_until", OffsetDateTime.class).toInstant());
                });
        return busy;
    }

    /** Never shortens a longer time. */
    void setBusy(AccountId id, Instant until) {
        jdbc.sql(
                        """
                        update provider_account set busy_until = :until
                        where id = :id and (busy_until is null or busy_until < :until)
                        """)
                .param("id", id.value())
                .param("until", AccountRows.time(until))
                .update();
    }

    /** Remembers that a submit with the present key was accepted. */
    void keyTookAJob(AccountId id) {
        jdbc.sql(
                        """
                        update provider_account set accepted_key = md5(api_key_cipher)
                        where id = :id and accepted_key is distinct from md5(api_key_cipher)
                        """)
                .param("id", id.value())
                .update();
    }

    /** Whether a submit was accepted since the key was entered. */
    boolean keyTakesJobs(AccountId id) {
        return jdbc.sql(
                                """
                                select count(*) from provider_account
                                where id = :id and accepted_key = md5(api_key_cipher)
                                """)
                        .param("id", id.value())
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** The account's name where its trouble is news; empty where it was told or it is gone. */
    Optional<String> beginTrouble(AccountId id, Instant now, String problem) {
        return jdbc.sql(
                        """
                        update provider_account set troubled_since = :now, status = 'refusing',
                            status_detail = :problem, status_at = :now
                        where id = :id and deleted_at is null and troubled_since is null
                        returning name
                        """)
                .param("id", id.value())
                .param("now", AccountRows.time(now))
                .param("problem", problem)
                .query(String.class)
                .optional();
    }

    /** Null where it does not drain. */
    @Nullable Instant drainingSince(AccountId id) {
        return jdbc.sql("select draining_since from provider_account where id = :id")
                .param("id", id.value())
                .query((row, number) ->
                        Optional.ofNullable(row.getObject("draining_since", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant))
                .single()
                .orElse(null);
    }

    /** Answers whether that is news. */
    boolean beginDrain(AccountId id, Instant now) {
        return jdbc.sql(
                                """
                                update provider_account set enabled = false, draining_since = :now,
                                    version = version + 1
                                where id = :id and draining_since is null
                                """)
                        .param("id", id.value())
                        .param("now", AccountRows.time(now))
                        .update()
                == 1;
    }

    /** Ends pause and drain; what was learned of the account stays. */
    void resume(AccountId id) {
        jdbc.sql(
                        """
                        update provider_account set enabled = true, draining_since = null,
                            paused_until = null, paused_reason = null, busy_until = null,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id.value())
                .update();
    }
}
