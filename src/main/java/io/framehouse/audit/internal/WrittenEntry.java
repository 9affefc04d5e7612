package io.framehouse.audit.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as it stands in its row. */
record WrittenEntry(
        UUID id,
        @Nullable UUID team,
        Instant at,
        String actorKind,
        @Nullable UUID actor,
        String actorLabel,
        String action,
        String objectType,
        String objectId,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        String source,
        @Nullable String address,
        @Nullable String agent,
        @Nullable String requestId) {}
