package io.framehouse.access.ui;

import io.framehouse.access.ApiKey;
import java.time.Duration;
import java.time.Instant;

/** What the list says of a key. */
enum KeyStatus {
    /** Opens what its scopes name. */
    ACTIVE,
    /** Still works; less than a week is left. */
    EXPIRES_SOON,
    /** Works with its new secret and, for a while, with the old one. */
    TWO_SECRETS,
    /** Opens what its scopes name, but its budget refuses new jobs. */
    BUDGET_USED_UP,
    /** Opens nothing since its term ended. */
    EXPIRED,
    /** Opens nothing since somebody ended it. */
    REVOKED;

    private static final Duration SOON = Duration.ofDays(7);

    /**
     * @param budgetLeft whether its own budget, if it has one, has something left
     */
    static KeyStatus of(ApiKey key, boolean budgetLeft, Instant now) {
        if (key.revokedAt() != null) {
            return REVOKED;
        }
        Instant expires = key.expiresAt();
        if (expires != null && !now.isBefore(expires)) {
            return EXPIRED;
        }
        if (!budgetLeft) {
            return BUDGET_USED_UP;
        }
        Instant oldUntil = key.oldSecretUntil();
        if (oldUntil != null && now.isBefore(oldUntil)) {
            return TWO_SECRETS;
        }
        return expires != null && expires.isBefore(now.plus(SOON)) ? EXPIRES_SOON : ACTIVE;
    }

    boolean works() {
        return this != EXPIRED && this != REVOKED;
    }
}
