package io.framehouse.reports.internal;

import io.framehouse.reports.ExportSchedules.State;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of schedules; call inside a transaction of the place, but where it says platform. */
@Repository
class ExportScheduleRows {
    private final JdbcClient jdbc;

    ExportScheduleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a row, or replaces what can change of the one with its id. */
    void save(ExportScheduleRow row) {
        UserId user = row.user();
        KeyId key = row.key();
        jdbc.sql(
                        """
                        insert into export_schedule (team_id, id, frequency, format, people, webhook,
                            asked_by, user_id, key_id, state, stopped_why, zone, next_day, due_at,
                            try_at, failing_since, created_at, filter)
                        values (:team, :id, :frequency, :format, cast(:people as uuid[]), :webhook,
                            :by, :user, :key, :state, :why, :zone, :next, :due, :try, :failing, :now, :filter)
                        on conflict (team_id, id) do update set frequency = excluded.frequency,
                            format = excluded.format, people = excluded.people,
                            webhook = excluded.webhook, asked_by = excluded.asked_by,
                            user_id = excluded.user_id, key_id = excluded.key_id,
                            state = excluded.state, stopped_why = excluded.stopped_why,
                            zone = excluded.zone, next_day = excluded.next_day,
                            due_at = excluded.due_at, try_at = excluded.try_at,
                            failing_since = excluded.failing_since,
                            filter = excluded.filter
                        """)
                .param("team", row.place().value())
                .param("id", row.id())
                .param("frequency", Wire.of(row.frequency()))
                .param("format", Wire.of(row.format()))
                .param("people", row.people().stream().map(UserId::value).toArray(UUID[]::new))
                .param("webhook", row.webhook())
                .param("by", row.askedBy())
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .param("key", key == null ? null : key.value(), Types.OTHER)
                .param("state", Wire.of(row.state()))
                .param("why", row.stoppedWhy(), Types.VARCHAR)
                .param("filter", row.filter().toText())
                .param("zone", row.zone().getId())
                .param("next", row.nextDay())
                .param("due", at(row.dueAt()))
                .param("try", at(row.tryAt()))
                .param("failing", at(row.failingSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", at(row.createdAt()))
                .update();
    }

    int count(TeamId place) {
        return jdbc.sql("select count(*) from export_schedule where team_id = :team")
                .param("team", place.value())
                .query(Integer.class)
                .single();
    }

    List<ExportScheduleRow> list(TeamId place) {
        return jdbc.sql(
                        """
                        select * from export_schedule where team_id = :team
                        order by created_at, id
                        """)
                .param("team", place.value())
                .query((row, number) -> ExportScheduleRow.read(row))
                .list();
    }

    /** One that stays as it is until the end of the transaction. */
    Optional<ExportScheduleRow> lock(TeamId place, UUID id) {
        return jdbc.sql(
                        """
                        select * from export_schedule
                        where team_id = :team and id = :id for update
                        """)
                .param("team", place.value())
                .param("id", id)
                .query((row, number) -> ExportScheduleRow.read(row))
                .optional();
    }

    /** The same where it is still to be looked at; empty also where another node does. */
    Optional<ExportScheduleRow> take(ExportScheduleRow seen, Instant now) {
        return jdbc.sql(
                        """
                        select * from export_schedule
                        where team_id = :team and id = :id and state = 'active' and try_at <= :now
                        for update skip locked
                        """)
                .param("team", seen.place().value())
                .param("id", seen.id())
                .param("now", at(now))
                .query((row, number) -> ExportScheduleRow.read(row))
                .optional();
    }

    /** Those to be looked at: for a transaction of the platform. */
    List<ExportScheduleRow> due(Instant now, int most) {
        return jdbc.sql(
                        """
                        select * from export_schedule where state = 'active' and try_at <= :now
                        order by try_at limit :most
                        """)
                .param("now", at(now))
                .param("most", most)
                .query((row, number) -> ExportScheduleRow.read(row))
                .list();
    }

    /** The next period, which is due at its end. */
    void comes(ExportScheduleRow row, SchedulePeriod next, ZoneId zone) {
        Instant due = next.due(zone);
        change(
                        row,
                        "zone = :zone, next_day = :next, due_at = :due, try_at = :due, failing_since = null")
                .param("zone", zone.getId())
                .param("next", next.first())
                .param("due", at(due))
                .update();
    }

    void lookAgain(ExportScheduleRow row, Instant tryAt, @Nullable Instant failingSince) {
        change(row, "try_at = :try, failing_since = :failing")
                .param("try", at(tryAt))
                .param("failing", at(failingSince), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void rests(ExportScheduleRow row, State state, @Nullable String why) {
        change(row, "state = :state, stopped_why = :why, failing_since = null")
                .param("state", Wire.of(state))
                .param("why", why, Types.VARCHAR)
                .update();
    }

    /** Until the transaction ends nobody else adds one there. */
    void oneAfterTheOther(TeamId place) {
        jdbc.sql("select pg_advisory_xact_lock(45054, hashtext(:place))")
                .param("place", place.toString())
                .query((row, number) -> true)
                .single();
    }

    boolean delete(TeamId place, UUID id) {
        return jdbc.sql("delete from export_schedule where team_id = :team and id = :id")
                        .param("team", place.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec change(ExportScheduleRow row, String values) {
        return jdbc.sql(
                        "update export_schedule set "
                                + values
                                + " where team_id = :team and id = :id")
                .param("team", row.place().value())
                .param("id", row.id());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
