package io.framehouse.reports.internal;

import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.State;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of schedules.
 *
 * @param place the team, or the house for all teams
 * @param nextDay first day of the period that comes next
 * @param tryAt when somebody looks next
 * @param failingSince since when looking did not help; null while it does
 */
record ExportScheduleRow(
        TeamId place,
        UUID id,
        Frequency frequency,
        Format format,
        List<UserId> people,
        boolean webhook,
        String askedBy,
        @Nullable UserId user,
        @Nullable KeyId key,
        State state,
        @Nullable String stoppedWhy,
        ZoneId zone,
        LocalDate nextDay,
        Instant dueAt,
        Instant tryAt,
        @Nullable Instant failingSince,
        Instant createdAt,
        UsageFilter filter) {

    static ExportScheduleRow read(ResultSet row) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        UUID key = row.getObject("key_id", UUID.class);
        return new ExportScheduleRow(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("id", UUID.class),
                Wire.parse(Frequency.class, row.getString("frequency")).orElseThrow(),
                Wire.parse(Format.class, row.getString("format")).orElseThrow(),
                people(row),
                row.getBoolean("webhook"),
                row.getString("asked_by"),
                user == null ? null : new UserId(user),
                key == null ? null : new KeyId(key),
                Wire.parse(State.class, row.getString("state")).orElseThrow(),
                row.getString("stopped_why"),
                ZoneId.of(row.getString("zone")),
                row.getObject("next_day", LocalDate.class),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("try_at", OffsetDateTime.class).toInstant(),
                instant(row, "failing_since"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                UsageFilter.ofText(row.getString("filter")));
    }

    /** One that begins to work with this period. */
    static ExportScheduleRow begun(
            TeamId place,
            Wish wish,
            List<UserId> told,
            Actor owner,
            SchedulePeriod first,
            ZoneId zone,
            Instant now) {
        KeyId key = owner.keyId();
        Instant due = first.due(zone);
        return new ExportScheduleRow(
                place,
                Ids.next(),
                wish.frequency(),
                wish.format(),
                told,
                wish.webhook(),
                owner.label(),
                key == null ? owner.userId() : null,
                key,
                State.ACTIVE,
                null,
                zone,
                first.first(),
                due,
                due,
                null,
                now,
                wish.filter());
    }

    /** The same with what somebody wishes by now; what was due stays due. */
    ExportScheduleRow wished(Wish wish, List<UserId> told) {
        return new ExportScheduleRow(
                place,
                id,
                wish.frequency(),
                wish.format(),
                told,
                wish.webhook(),
                askedBy,
                user,
                key,
                state,
                stoppedWhy,
                zone,
                nextDay,
                dueAt,
                tryAt,
                failingSince,
                createdAt,
                wish.filter());
    }

    /** The same in another's name. */
    ExportScheduleRow owned(Actor owner) {
        KeyId ofOwner = owner.keyId();
        return new ExportScheduleRow(
                place,
                id,
                frequency,
                format,
                people,
                webhook,
                owner.label(),
                ofOwner == null ? owner.userId() : null,
                ofOwner,
                state,
                stoppedWhy,
                zone,
                nextDay,
                dueAt,
                tryAt,
                failingSince,
                createdAt,
                filter);
    }

    /**
     * The same whose next period is this one.
     *
     * @param then active or paused
     */
    ExportScheduleRow from(SchedulePeriod first, ZoneId nowIn, State then) {
        Instant due = first.due(nowIn);
        return new ExportScheduleRow(
                place,
                id,
                frequency,
                format,
                people,
                webhook,
                askedBy,
                user,
                key,
                then,
                null,
                nowIn,
                first.first(),
                due,
                due,
                null,
                createdAt,
                filter);
    }

    @Nullable TeamId team() {
        return ExportOrderRow.team(place);
    }

    SchedulePeriod next() {
        return SchedulePeriod.of(frequency, nextDay);
    }

    /** Such as {@code weekly CSV}. */
    String words() {
        String when = frequency == Frequency.MONTH_CLOSED ? "closed month's" : Wire.of(frequency);
        return when + " " + (format == Format.XLSX ? "Excel" : format.name());
    }

    private static List<UserId> people(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("people").getArray()).map(UserId::new).toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
