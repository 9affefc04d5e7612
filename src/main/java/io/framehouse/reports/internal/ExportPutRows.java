package io.framehouse.reports.internal;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files on their way into buckets; inside a transaction of the place, but where it says else. */
@Repository
class ExportPutRows {
    private final JdbcClient jdbc;

    ExportPutRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A delivery is to be put, where its schedule has a bucket; whatever was before is over. */
    void begin(ExportScheduleRow schedule, UUID delivery, Instant now) {
        jdbc.sql(
                        """
                        insert into export_put (team_id, delivery_id, schedule_id, try_at)
                        select team_id, :delivery, schedule_id, :now from export_bucket
                        where team_id = :team and schedule_id = :schedule
                        on conflict (team_id, delivery_id) do update set state = 'waiting',
                            attempts = export_put.attempts + 1, try_at = excluded.try_at,
                            lease_until = null, failing_since = null, told = false, error = null,
                            object = null, delivered_at = null
                        """)
                .param("delivery", delivery)
                .param("now", at(now))
                .param("team", schedule.place().value())
                .param("schedule", schedule.id())
                .update();
    }

    /**
     * The one that is due longest and that nobody puts; empty also where as many as may are being
     * put, over all nodes or of its place. For a transaction of the platform, one after the other
     * over all nodes.
     */
    Optional<ExportPut> claim(Instant now, Instant leaseUntil, int mostAtOnce, int mostOfOne) {
        jdbc.sql("select pg_advisory_xact_lock(4505200001)").query((row, number) -> true).single();
        return jdbc.sql(
                        """
                        update export_put p set lease_until = :until, attempts = p.attempts + 1
                        from (select team_id, delivery_id from export_put due
                            where state = 'waiting' and try_at <= :now
                              and (lease_until is null or lease_until <= :now)
                              and (select count(*) from export_put
                                  where state = 'waiting' and lease_until > :now) < :most
                              and (select count(*) from export_put own
                                  where own.state = 'waiting' and own.lease_until > :now
                                      and own.team_id = due.team_id) < :mostOfOne
                            order by try_at, delivery_id for update skip locked limit 1) due
                        where p.team_id = due.team_id and p.delivery_id = due.delivery_id
                        returning p.*
                        """)
                .param("until", at(leaseUntil))
                .param("now", at(now))
                .param("most", mostAtOnce)
                .param("mostOfOne", mostOfOne)
                .query((row, number) -> ExportPut.read(row))
                .optional();
    }

    /** False where it is somebody else's by now, as with each of these. */
    boolean extend(ExportPut put, Instant leaseUntil) {
        return change(put, "lease_until = :until").param("until", at(leaseUntil)).update() == 1;
    }

    boolean delivered(ExportPut put, String object, Instant now) {
        return change(
                                put,
                                "state = 'delivered', object = :object, delivered_at = :now,"
                                        + " lease_until = null, error = null, failing_since = null")
                        .param("object", object)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean putOff(ExportPut put, Instant tryAt, Instant failingSince, String error, boolean told) {
        return change(
                                put,
                                "try_at = :try, failing_since = :since, error = :error,"
                                        + " told = :told, lease_until = null")
                        .param("try", at(tryAt))
                        .param("since", at(failingSince))
                        .param("error", error)
                        .param("told", told)
                        .update()
                == 1;
    }

    boolean failed(ExportPut put, String error) {
        return change(put, "state = 'failed', error = :error, lease_until = null")
                        .param("error", error)
                        .update()
                == 1;
    }

    /** Whoever mended something need not wait. */
    void tryNow(TeamId place, UUID schedule, Instant now) {
        jdbc.sql(
                        """
                        update export_put set try_at = :now, told = false
                        where team_id = :team and schedule_id = :schedule and state = 'waiting'
                            and lease_until is null
                        """)
                .param("now", at(now))
                .param("team", place.value())
                .param("schedule", schedule)
                .update();
    }

    /** Nothing is to be put any more. */
    void forgetWaiting(TeamId place, UUID schedule) {
        jdbc.sql(
                        """
                        delete from export_put
                        where team_id = :team and schedule_id = :schedule and state = 'waiting'
                        """)
                .param("team", place.value())
                .param("schedule", schedule)
                .update();
    }

    private JdbcClient.StatementSpec change(ExportPut put, String values) {
        return jdbc.sql(
                        "update export_put set "
                                + values
                                + " where team_id = :team and delivery_id = :delivery"
                                + " and state = 'waiting' and attempts = :attempts")
                .param("team", put.place().value())
                .param("delivery", put.delivery())
                .param("attempts", put.attempts());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
