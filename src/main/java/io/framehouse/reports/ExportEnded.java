package io.framehouse.reports;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: an export that a person asked for is ready, or could not be made.
 *
 * @param team null for all teams
 * @param error why it could not be made, for people; null where it is ready
 * @param expiresAt until when it is kept; null where it could not be made
 */
public record ExportEnded(
        @Nullable TeamId team,
        UUID order,
        UserId person,
        String fileName,
        long lines,
        @Nullable String error,
        @Nullable Instant expiresAt) {}
