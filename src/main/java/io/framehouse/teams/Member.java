package io.framehouse.teams;

import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person in a team. */
public record Member(
        UserId userId,
        String email,
        String displayName,
        TeamRole role,
        Instant since,
        @Nullable Instant lastActiveAt) {}
