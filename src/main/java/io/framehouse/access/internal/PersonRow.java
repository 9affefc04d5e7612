package io.framehouse.access.internal;

import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person as stored. */
record PersonRow(
        UserId id,
        String email,
        String displayName,
        String passwordHash,
        Set<PlatformRole> roles,
        String colorScheme,
        boolean disabled,
        @Nullable Instant lastActiveAt) {
    PersonRow {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "PersonRow[" + id + "]";
    }
}
