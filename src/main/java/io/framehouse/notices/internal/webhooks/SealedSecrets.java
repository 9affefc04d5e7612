package io.framehouse.notices.internal.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An endpoint's secrets as they lie in its row. */
@SuppressWarnings("ArrayRecordComponent")
record SealedSecrets(byte[] current, byte @Nullable [] previous, @Nullable Instant previousUntil) {
    /** The secret before, while it still signs. */
    byte @Nullable [] previousAt(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil) ? previous : null;
    }

    @Override
    public String toString() {
        return "SealedSecrets[]";
    }
}
