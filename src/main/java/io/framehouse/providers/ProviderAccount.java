package io.framehouse.providers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider account as admins see it; its data never carries the key.
 *
 * @param keyLast4 the key's last four characters
 * @param statusDetail what the provider said at the last test or trouble
 * @param pausedUntil no new job is sent before; {@link Instant#MAX} until an admin acts
 */
public record ProviderAccount(
        AccountId id,
        AccountData data,
        String keyLast4,
        Status status,
        @Nullable String statusDetail,
        @Nullable Instant statusAt,
        @Nullable Instant pausedUntil,
        @Nullable String pausedReason,
        long version) {

    /** Accounts of this priority and above get a job only where no other account could take it. */
    public static final int LAST_RESORT = 1_000;

    /** What we last learned of the account. */
    public enum Status {
        /** Nobody asked it yet. */
        UNTESTED,
        /** It answered with our key. */
        WORKING,
        /** It refused our key or its balance. */
        REFUSING
    }

    /** Whether it may be handed a new job of this model now. */
    public boolean takes(String modelId, Instant now) {
        boolean named = data.models().contains("*") || data.models().contains(modelId);
        return data.enabled() && named && (pausedUntil == null || !now.isBefore(pausedUntil));
    }
}
