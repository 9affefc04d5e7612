package io.framehouse.audit;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the trail: a team's own entries for its owners and admins, all entries for admins of the
 * platform. Without a team it is read over all teams, with the platform's own.
 */
public interface AuditLog {
    /** One page, newest first. */
    Page<Entry> list(@Nullable TeamId team, Filter filter, PageRequest page);

    /** One entry; empty where there is none, or it is another team's. */
    Optional<Entry> find(@Nullable TeamId team, UUID id);

    /**
     * One entry.
     *
     * @throws DomainException NOT_FOUND where there is none, or it is another team's
     */
    default Entry get(@Nullable TeamId team, UUID id) {
        return find(team, id).orElseThrow(() -> DomainException.notFound("audit entry"));
    }

    /**
     * Writes all entries that pass, newest first, as CSV (RFC 4180, UTF-8) that is safe to open in
     * a spreadsheet. Written while it is read, so that a long log takes no memory.
     */
    void writeCsv(@Nullable TeamId team, Filter filter, OutputStream target);

    /** All teams by name, to choose from; for admins of the platform. */
    List<TeamName> teams();

    /** A team as a choice. */
    record TeamName(TeamId id, String slug, String name) {}

    /**
     * Which entries; null for any.
     *
     * @param actor the id of a person or key, or a part of the name
     * @param action a whole one such as {@code budget.changed}, or all of a kind: {@code budget}
     * @param from the first moment
     * @param to the first moment that is too late
     */
    record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable ObjectRef object,
            @Nullable Instant from,
            @Nullable Instant to) {
        public static Filter any() {
            return new Filter(null, null, null, null, null);
        }
    }

    /** What was changed: by its type, by its id, or by both. */
    record ObjectRef(@Nullable String type, @Nullable String id) {
        private static final char BETWEEN = ':';

        /** Reads {@code budget}, {@code budget:17} or {@code :17}; null where neither is named. */
        public static @Nullable ObjectRef parse(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            int middle = text.indexOf(BETWEEN);
            if (middle < 0) {
                return new ObjectRef(text.strip(), null);
            }
            String type = known(text.substring(0, middle));
            String id = known(text.substring(middle + 1));
            return type == null && id == null ? null : new ObjectRef(type, id);
        }

        private static @Nullable String known(String part) {
            return part.isBlank() ? null : part.strip();
        }

        @Override
        public String toString() {
            String first = type == null ? "" : type;
            return id == null ? first : first + BETWEEN + id;
        }
    }

    /**
     * One change.
     *
     * @param team null for the platform's own
     * @param actorId a person's or a key's; null for the system
     * @param before the values before, empty for something new
     * @param after the values after, empty for something removed
     * @param source {@code console}, {@code api} or {@code system}
     * @param address from where, where a request asked for it and it was kept
     */
    record Entry(
            UUID id,
            @Nullable TeamName team,
            Instant at,
            String actorKind,
            @Nullable UUID actorId,
            String actor,
            String action,
            String objectType,
            String objectId,
            Map<String, Object> before,
            Map<String, Object> after,
            @Nullable String reason,
            String source,
            @Nullable String address,
            @Nullable String agent,
            @Nullable String requestId) {}
}
