package io.framehouse.gateway.rest.admin;

import io.framehouse.api.WireTime;
import io.framehouse.audit.AuditLog.Filter;
import io.framehouse.audit.AuditLog.ObjectRef;
import io.framehouse.shared.DomainException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the filters of a call: days are of UTC, a last day is in, a last moment is not. */
final class AuditQuery {
    private static final int DAY_LENGTH = 10;
    private static final int LONGEST = 200;

    private AuditQuery() {}

    static Filter read(Map<String, String> query) {
        Instant from = time(query, "from", 0);
        Instant to = time(query, "to", 1);
        if (from != null && to != null && from.isAfter(to)) {
            throw DomainException.invalid(
                    "from",
                    "out_of_range",
                    "from is " + from + ", later than to, " + to + ". Swap them.");
        }
        return new Filter(
                word(query, "actor"),
                word(query, "action"),
                ObjectRef.parse(word(query, "object")),
                from,
                to);
    }

    private static @Nullable String word(Map<String, String> query, String name) {
        String text = query.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw DomainException.invalid(
                    name,
                    "too_long",
                    name + " has " + text.length() + " characters; at most " + LONGEST + ".");
        }
        return text;
    }

    private static @Nullable Instant time(
            Map<String, String> query, String name, int daysAfterADay) {
        String text = query.get(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == DAY_LENGTH
                    ? WireTime.parse(text + "T00:00:00Z").plusDays(daysAfterADay).toInstant()
                    : WireTime.parse(text).toInstant();
        } catch (DateTimeException bad) {
            throw DomainException.invalid(
                    name,
                    "malformed",
                    name
                            + " is '"
                            + text
                            + "'; it must be a day such as 2026-01-31 or a time such as"
                            + " 2026-01-31T12:00:00Z.");
        }
    }
}
