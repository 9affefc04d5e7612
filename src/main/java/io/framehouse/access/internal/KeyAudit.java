package io.framehouse.access.internal;

import io.framehouse.access.ApiKey;
import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the trail what happened to keys: by public id, never by secret. */
@Component
class KeyAudit {
    private static final String TYPE = "key";

    private final AuditTrail trail;

    KeyAudit(AuditTrail trail) {
        this.trail = trail;
    }

    void created(@Nullable TeamId team, ApiKey key) {
        trail.record(team, Change.made("key.created", TYPE, id(key), values(key)));
    }

    void changed(@Nullable TeamId team, ApiKey before, ApiKey after) {
        trail.record(
                team,
                new Change("key.changed", TYPE, id(after), values(before), values(after), null));
    }

    void revoked(@Nullable TeamId team, ApiKey key) {
        trail.record(team, new Change("key.revoked", TYPE, id(key), values(key), Map.of(), null));
    }

    void rotated(@Nullable TeamId team, ApiKey key, @Nullable Instant oldUntil) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("public_id", key.publicId());
        if (oldUntil != null) {
            after.put("old_valid_until", oldUntil.toString());
        }
        trail.record(team, Change.made("key.rotated", TYPE, id(key), after));
    }

    private static String id(ApiKey key) {
        return key.id().toString();
    }

    private static Map<String, Object> values(ApiKey key) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("public_id", key.publicId());
        values.put("name", key.name());
        values.put("scopes", KeyScopes.wire(key.scopes()));
        if (key.owner() != null) {
            values.put("owner", key.owner());
        }
        if (key.ratePerMinute() != null) {
            values.put("rate_per_minute", key.ratePerMinute());
        }
        if (key.costCenter() != null) {
            values.put("cost_center", key.costCenter());
        }
        if (key.expiresAt() != null) {
            values.put("expires_at", key.expiresAt().toString());
        }
        return values;
    }
}
