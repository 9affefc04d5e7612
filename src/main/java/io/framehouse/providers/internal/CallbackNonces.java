package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The nonces of verified callbacks, for as long as their date would be accepted. Each new one takes
 * a few that ran out with it, so the table cleans itself.
 */
@Repository
class CallbackNonces {
    private final JdbcClient jdbc;

    CallbackNonces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the account's nonce is new; it is known from then on. */
    boolean isNew(AccountId account, String nonce, Instant now, Instant expiresAt) {
        return jdbc.sql(
                                """
                                with over as materialized (
                                    select account_id, nonce from callback_nonce
                                    where expires_at < :now
                                    order by expires_at
                                    for update skip locked limit 4
                                ), gone as (
                                    delete from callback_nonce n using over o
                                    where n.account_id = o.account_id and n.nonce = o.nonce)
                                insert into callback_nonce (account_id, nonce, expires_at)
                                values (:account, :nonce, :expiresAt)
                                on conflict do nothing
                                """)
                        .param("account", account.value())
                        .param("nonce", hash(nonce))
                        .param("now", AccountRows.time(now))
                        .param("expiresAt", AccountRows.time(expiresAt))
                        .update()
                == 1;
    }

    /** A nonce is as long as its sender likes; its hash is not. */
    private static byte[] hash(String nonce) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(nonce.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java cannot do SHA-256", missing);
        }
    }
}
