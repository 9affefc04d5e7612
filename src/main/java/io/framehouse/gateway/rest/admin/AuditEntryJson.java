package io.framehouse.gateway.rest.admin;

import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.TeamName;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change as the API tells it; the values keep the names that they had when it was made. */
record AuditEntryJson(
        UUID id,
        @Nullable String teamId,
        Instant at,
        ActorJson actor,
        String action,
        ObjectJson object,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable String reason,
        String source,
        @Nullable String address,
        @Nullable String agent,
        @Nullable String requestId) {
    /** Who did it; without an id it was the system itself. */
    record ActorJson(String kind, @Nullable UUID id, String name) {}

    /** What was changed. */
    record ObjectJson(String type, String id) {}

    static AuditEntryJson of(Entry entry) {
        TeamName team = entry.team();
        return new AuditEntryJson(
                entry.id(),
                team == null ? null : team.id().toString(),
                entry.at(),
                new ActorJson(entry.actorKind(), entry.actorId(), entry.actor()),
                entry.action(),
                new ObjectJson(entry.objectType(), entry.objectId()),
                entry.before(),
                entry.after(),
                entry.reason(),
                entry.source(),
                entry.address(),
                entry.agent(),
                entry.requestId());
    }
}
