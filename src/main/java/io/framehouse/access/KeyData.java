package io.framehouse.access;

import io.framehouse.shared.KeyScope;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chooses about a key.
 *
 * @param name 1 to 120 characters
 * @param owner the member it is bound to; null binds it to none
 */
public record KeyData(
        String name, @Nullable UserId owner, Set<KeyScope> scopes, @Nullable Instant expiresAt) {}
