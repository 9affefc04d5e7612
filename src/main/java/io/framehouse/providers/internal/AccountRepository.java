package io.framehouse.providers.internal;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccount.Status;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of provider accounts; the key goes in and out only sealed. */
@Repository
class AccountRepository {
    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account with its sealed key. */
    record Sealed(ProviderAccount account, byte[] key) {}

    List<ProviderAccount> list() {
        return jdbc.sql(
                        """
                        select * from provider_account where deleted_at is null
                        order by priority, lower(name), id
                        """)
                .query(AccountRows::account)
                .list();
    }

    Optional<ProviderAccount> find(AccountId id) {
        return findSealed(id).map(Sealed::account);
    }

    Optional<Sealed> findSealed(AccountId id) {
        return jdbc.sql("select * from provider_account where id = :id and deleted_at is null")
                .param("id", id.value())
                .query(AccountRows::sealed)
                .optional();
    }

    Optional<ProviderAccount> lock(AccountId id) {
        return jdbc.sql(
                        """
                        select * from provider_account
                        where id = :id and deleted_at is null for update
                        """)
                .param("id", id.value())
                .query(AccountRows::account)
                .optional();
    }

    void insert(AccountId id, AccountData data, byte[] sealedKey, String last4) {
        editable(
                        """
                        insert into provider_account (id, name, dialect, form, base_url, auth_scheme,
                            models, max_concurrent, requests_per_minute, poll_path, callbacks,
                            priority, enabled, api_key_cipher, api_key_last4)
                        values (:id, :name, :dialect, :form, :baseUrl, :authScheme, :models,
                            :maxConcurrent, :requestsPerMinute, :pollPath, :callbacks, :priority,
                            :enabled, :key, :last4)
                        """,
                        id,
                        data)
                .param("key", sealedKey)
                .param("last4", last4)
                .update();
    }

    /** Changes what admins edit and ends the pause; what was learned of another key is void. */
    void update(AccountId id, AccountData data, boolean untested) {
        editable(
                        """
                        update provider_account set name = :name, dialect = :dialect,
                            form = :form, base_url = :baseUrl, auth_scheme = :authScheme, models = :models,
                            max_concurrent = :maxConcurrent,
                            requests_per_minute = :requestsPerMinute, poll_path = :pollPath,
                            callbacks = :callbacks, priority = :priority, enabled = :enabled,
                            paused_until = null, paused_reason = null, troubled_since = null,
                            draining_since = case when :enabled then null
                                else draining_since end,
                            status = case when :untested then 'untested' else status end,
                            status_detail = case when :untested then null else status_detail end,
                            status_at = case when :untested then null else status_at end,
                            version = version + 1
                        where id = :id
                        """,
                        id,
                        data)
                .param("untested", untested)
                .update();
    }

    void updateKey(AccountId id, byte[] sealedKey, String last4) {
        jdbc.sql(
                        """
                        update provider_account
                        set api_key_cipher = :key, api_key_last4 = :last4 where id = :id
                        """)
                .param("id", id.value())
                .param("key", sealedKey)
                .param("last4", last4)
                .update();
    }

    /** The row stays for old jobs; its key is erased. */
    void markDeleted(AccountId id, Instant now) {
        jdbc.sql(
                        """
                        update provider_account set deleted_at = :now, enabled = false,
                            api_key_cipher = ''::bytea, version = version + 1 where id = :id
                        """)
                .param("id", id.value())
                .param("now", AccountRows.time(now))
                .update();
    }

    /** Notes what a test or call told; a working answer to a test ends the pause. */
    void noteStatus(
            AccountId id, Status status, @Nullable String detail, Instant now, boolean endsPause) {
        jdbc.sql(
                        """
                        update provider_account set status = :status, status_detail = :detail,
                            status_at = :now,
                            paused_until = case when :endsPause then null else paused_until end,
                            paused_reason = case when :endsPause then null else paused_reason end,
                            troubled_since = case when :endsPause or :status = 'working' then null
                                else troubled_since end
                        where id = :id and deleted_at is null
                        """)
                .param("id", id.value())
                .param("status", Wire.of(status))
                .param("detail", detail)
                .param("now", AccountRows.time(now))
                .param("endsPause", endsPause)
                .update();
    }

    /** Pauses an account that is not paused; answers whether it did. */
    boolean pauseAfresh(AccountId id, Instant now, Instant until, String reason) {
        return jdbc.sql(
                                """
                                update provider_account
                                set paused_until = :until, paused_reason = :reason,
                                    version = version + 1
                                where id = :id and deleted_at is null
                                  and (paused_until is null or paused_until <= :now)
                                """)
                        .param("id", id.value())
                        .param("now", AccountRows.time(now))
                        .param("until", AccountRows.time(until))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Answers whether the pause became longer. */
    boolean pause(AccountId id, Instant until, String reason) {
        return jdbc.sql(
                                """
                                update provider_account
                                set paused_until = :until, paused_reason = :reason,
                                    version = version + 1
                                where id = :id and deleted_at is null
                                  and (paused_until is null or paused_until < :until)
                                """)
                        .param("id", id.value())
                        .param("until", AccountRows.time(until))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec editable(String sql, AccountId id, AccountData data) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("name", data.name())
                .param("dialect", data.dialect())
                .param("form", Wire.of(data.form()))
                .param("baseUrl", data.baseUrl())
                .param("authScheme", Wire.of(data.authScheme()))
                .param("models", data.models().toArray(String[]::new))
                .param("maxConcurrent", data.maxConcurrent())
                .param("requestsPerMinute", data.requestsPerMinute())
                .param("pollPath", data.pollPath())
                .param("callbacks", data.callbacks())
                .param("priority", data.priority())
                .param("enabled", data.enabled());
    }
}
