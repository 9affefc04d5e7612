package io.framehouse.audit.internal;

import io.framehouse.audit.AuditLog.Filter;
import io.framehouse.audit.AuditLog.ObjectRef;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conditions of one reading: only those that are asked for, so that an index serves them. */
final class AuditWhere {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();

    static AuditWhere of(@Nullable TeamId team) {
        AuditWhere where = new AuditWhere();
        return team == null ? where : where.and("e.team_id = :team", "team", team.value());
    }

    static AuditWhere of(@Nullable TeamId team, Filter filter) {
        return of(team)
                .actor(filter.actor())
                .action(filter.action())
                .object(filter.object())
                .time("e.at >= :from", "from", filter.from())
                .time("e.at < :to", "to", filter.to());
    }

    AuditWhere id(UUID id) {
        return and("e.id = :id", "id", id);
    }

    AuditWhere after(Cursor cursor) {
        time("(e.at, e.id) < (:cursorAt, :cursorId)", "cursorAt", cursor.at());
        params.put("cursorId", cursor.id());
        return this;
    }

    String sql() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + "\n";
    }

    Map<String, Object> params() {
        return Map.copyOf(params);
    }

    private AuditWhere actor(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        UUID id = Ids.parse(text.strip()).orElse(null);
        if (id != null) {
            return and("e.actor_id = :actor", "actor", id);
        }
        String plain = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return and("e.actor_label ilike :actor", "actor", "%" + plain + "%");
    }

    private AuditWhere action(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        String plain = text.strip();
        return plain.contains(".")
                ? and("e.action = :action", "action", plain)
                : and("starts_with(e.action, :action)", "action", plain + ".");
    }

    private AuditWhere object(@Nullable ObjectRef object) {
        if (object != null && object.type() != null) {
            and("e.object_type = :objectType", "objectType", object.type());
        }
        if (object != null && object.id() != null) {
            and("e.object_id = :objectId", "objectId", object.id());
        }
        return this;
    }

    private AuditWhere time(String condition, String name, @Nullable Instant time) {
        return time == null
                ? this
                : and(condition, name, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    private AuditWhere and(String condition, String name, Object value) {
        conditions.add(condition);
        params.put(name, value);
        return this;
    }
}
