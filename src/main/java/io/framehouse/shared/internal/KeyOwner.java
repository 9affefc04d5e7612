package io.framehouse.shared.internal;

import io.framehouse.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * Whose data key it is and what for.
 *
 * @param team null for the platform's
 */
record KeyOwner(@Nullable TeamId team, Purpose purpose) {
    static final KeyOwner AUDIT = new KeyOwner(null, Purpose.AUDIT);

    /** What a data key is used for. */
    enum Purpose {
        /** Encrypts secrets that must be read again. */
        SECRETS,
        /** Signs the audit trail. */
        AUDIT
    }

    static KeyOwner secretsOf(@Nullable TeamId team) {
        return new KeyOwner(team, Purpose.SECRETS);
    }
}
