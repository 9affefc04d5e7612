package io.framehouse.audit;

import io.framehouse.shared.TeamId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the trail. Must be called inside the transaction of the change it tells about. */
public interface AuditTrail {
    /**
     * Writes one entry for the current actor.
     *
     * @param team the team it concerns, or null for the platform's own
     * @param change what was done to what; must hold no secret
     */
    void record(@Nullable TeamId team, Change change);

    /**
     * One change.
     *
     * @param action dotted and past, such as {@code budget.changed}
     * @param before the values before, empty for something new
     * @param after the values after, empty for something removed
     */
    record Change(
            String action,
            String objectType,
            String objectId,
            Map<String, ?> before,
            Map<String, ?> after,
            @Nullable String reason) {
        public static Change made(String action, String type, String id, Map<String, ?> after) {
            return new Change(action, type, id, Map.of(), after, null);
        }
    }
}
