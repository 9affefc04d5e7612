package io.framehouse.gateway.rest.admin;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider account as admins see it; the key is never there.
 *
 * @param models a list of ids, or the text {@code *}
 * @param pausedUntil null while paused means until an admin acts
 */
record AccountJson(
        String id,
        String name,
        String dialect,
        String form,
        String baseUrl,
        String authScheme,
        Object models,
        int maxConcurrent,
        int requestsPerMinute,
        @Nullable String pollPath,
        boolean callbacks,
        int priority,
        boolean enabled,
        String status,
        @Nullable String statusDetail,
        @Nullable Instant statusAt,
        boolean paused,
        @Nullable Instant pausedUntil,
        @Nullable String pausedReason,
        String keyLast4,
        long version) {
    static AccountJson of(ProviderAccount account) {
        AccountData data = account.data();
        Instant until = account.pausedUntil();
        return new AccountJson(
                account.id().toString(),
                data.name(),
                data.dialect(),
                Wire.of(data.form()),
                data.baseUrl(),
                Wire.of(data.authScheme()),
                data.models().equals(List.of("*")) ? "*" : data.models(),
                data.maxConcurrent(),
                data.requestsPerMinute(),
                data.pollPath(),
                data.callbacks(),
                data.priority(),
                data.enabled(),
                Wire.of(account.status()),
                account.statusDetail(),
                account.statusAt(),
                until != null,
                Instant.MAX.equals(until) ? null : until,
                account.pausedReason(),
                account.keyLast4(),
                account.version());
    }
}
