package io.framehouse.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.audit.AuditLog;
import io.framehouse.audit.AuditLog.ObjectRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the log as the address carries them: {@code
 * ?actor=&action=budget.changed&object=budget&period=30d&team=}; an empty text is no filter.
 *
 * @param from the first and {@code to} the last day, only with {@link AuditPeriod#DAYS}
 */
record AuditFilter(
        String actor,
        String action,
        String object,
        String team,
        AuditPeriod period,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    private static final int DAY_LENGTH = 10;

    static AuditFilter none() {
        return new AuditFilter("", "", "", "", AuditPeriod.MONTH, null, null);
    }

    /** Reads an address; what is not understood in it is left out. */
    static AuditFilter of(QueryParameters query) {
        return none().withActor(text(query, "actor"))
                .withAction(text(query, "action"))
                .withObject(text(query, "object"))
                .withTeam(text(query, "team"))
                .withPeriod(AuditPeriod.parse(text(query, "period")))
                .withDays(day(query, "from"), day(query, "to"));
    }

    QueryParameters toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "actor", actor);
        put(query, "action", action);
        put(query, "object", object);
        put(query, "team", team);
        put(query, "period", period == AuditPeriod.MONTH ? "" : period.word());
        put(query, "from", from == null ? "" : from.toString());
        put(query, "to", to == null ? "" : to.toString());
        return QueryParameters.simple(query);
    }

    boolean isActive() {
        return !equals(none());
    }

    /** What the log is asked; days begin in this zone. */
    AuditLog.Filter asked(Instant now, ZoneId zone) {
        return new AuditLog.Filter(
                actor.isEmpty() ? null : actor,
                action.isEmpty() ? null : action,
                ObjectRef.parse(object),
                Optional.ofNullable(from)
                        .map(day -> day.atStartOfDay(zone).toInstant())
                        .or(() -> period.length().map(now::minus))
                        .orElse(null),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    AuditFilter withActor(String wanted) {
        return new AuditFilter(wanted, action, object, team, period, from, to);
    }

    AuditFilter withAction(String wanted) {
        return new AuditFilter(actor, wanted, object, team, period, from, to);
    }

    AuditFilter withObject(String wanted) {
        return new AuditFilter(actor, action, wanted, team, period, from, to);
    }

    AuditFilter withTeam(String wanted) {
        return new AuditFilter(actor, action, object, wanted, period, from, to);
    }

    /** Days go with {@link AuditPeriod#DAYS} alone. */
    AuditFilter withPeriod(AuditPeriod wanted) {
        boolean days = wanted == AuditPeriod.DAYS;
        return new AuditFilter(
                actor, action, object, team, wanted, days ? from : null, days ? to : null);
    }

    /** Takes days only where they are the period. */
    AuditFilter withDays(@Nullable LocalDate first, @Nullable LocalDate last) {
        return period == AuditPeriod.DAYS
                ? new AuditFilter(actor, action, object, team, period, first, last)
                : this;
    }

    private static String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse("").replace("\0", "").strip();
    }

    private static @Nullable LocalDate day(QueryParameters query, String name) {
        try {
            String text = text(query, name);
            // Years of more than four digits begin with a sign, and no calendar shows them.
            return text.length() == DAY_LENGTH ? LocalDate.parse(text) : null;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }
}
