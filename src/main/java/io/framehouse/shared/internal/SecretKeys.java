package io.framehouse.shared.internal;

import org.jspecify.annotations.Nullable;

/**
 * The secret key of this installation.
 *
 * @param previousKey the one before, while it is being changed
 */
record SecretKeys(String currentKey, @Nullable String previousKey) {
    /** Never shows a key. */
    @Override
    public String toString() {
        return "SecretKeys[]";
    }
}
