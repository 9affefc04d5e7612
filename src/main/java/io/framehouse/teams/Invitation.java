package io.framehouse.teams;

import io.framehouse.shared.TeamRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that still waits, or whose link has ended without being used.
 *
 * @param message what whoever invited wrote to it
 * @param invitedBy the name of whoever invited last
 * @param expiresAt from when on the link lets nobody in
 */
public record Invitation(
        UUID id,
        String email,
        TeamRole role,
        @Nullable String message,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {
    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
