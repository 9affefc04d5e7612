package io.framehouse.reports.internal;

import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.DeliveryState;
import io.framehouse.reports.ExportSchedules.Upload;
import io.framehouse.reports.ExportSchedules.UploadState;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of periods; call inside a transaction of the place, but where it says platform. */
@Repository
class ExportDeliveryRows {
    private static final String WITH_UPLOAD =
            """
            select d.*, p.state as put_state, p.object, p.error as put_error,
                p.try_at, p.delivered_at
            from export_delivery d
            left join export_put p on p.team_id = d.team_id and p.delivery_id = d.id
            """;

    private final JdbcClient jdbc;

    ExportDeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where one is. */
    record Placed(TeamId place, UUID schedule, UUID id) {}

    void add(ExportScheduleRow schedule, Delivery delivery) {
        jdbc.sql(
                        """
                        insert into export_delivery (team_id, id, schedule_id, frequency,
                            first_day, last_day, order_id, state, error, created_at)
                        values (:team, :id, :schedule, :frequency, :from, :to, :order, :state,
                            :error, :now)
                        """)
                .param("team", schedule.place().value())
                .param("id", delivery.id())
                .param("schedule", schedule.id())
                .param("frequency", Wire.of(schedule.frequency()))
                .param("from", delivery.from())
                .param("to", delivery.to())
                .param("order", delivery.export(), Types.OTHER)
                .param("state", Wire.of(delivery.state()))
                .param("error", delivery.error(), Types.VARCHAR)
                .param("now", delivery.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the period was asked for: a schedule that went back in time asks no second time. */
    boolean has(ExportScheduleRow schedule, SchedulePeriod period) {
        return jdbc.sql(
                        """
                        select exists (select from export_delivery
                            where team_id = :team and schedule_id = :schedule
                              and first_day = :first and last_day = :last
                              and coalesce(frequency, :frequency) = :frequency)
                        """)
                .param("team", schedule.place().value())
                .param("schedule", schedule.id())
                .param("first", period.first())
                .param("last", period.last())
                .param("frequency", Wire.of(period.frequency()))
                .query(Boolean.class)
                .single();
    }

    List<Delivery> newest(TeamId place, UUID schedule, int most) {
        return jdbc.sql(
                        WITH_UPLOAD
                                + """
                                where d.team_id = :team and d.schedule_id = :schedule
                                order by d.first_day desc limit :most
                                """)
                .param("team", place.value())
                .param("schedule", schedule)
                .param("most", most)
                .query((row, number) -> delivery(row))
                .list();
    }

    /** Those whose export ended, well or not: for a transaction of the platform. */
    List<Placed> ended(int most) {
        return jdbc.sql(
                        """
                        select d.* from export_delivery d
                        left join export_order o on o.team_id = d.team_id and o.id = d.order_id
                        where d.state = 'waiting'
                            and (o.id is null or o.state not in ('waiting', 'running'))
                        order by d.created_at limit :most
                        """)
                .param("most", most)
                .query((row, number) -> placed(row))
                .list();
    }

    /** The same where it still waits; empty also where another node has it. */
    Optional<Delivery> take(Placed seen) {
        return jdbc.sql(
                        WITH_UPLOAD
                                + """
                                where d.team_id = :team and d.id = :id and d.state = 'waiting'
                                for update of d skip locked
                                """)
                .param("team", seen.place().value())
                .param("id", seen.id())
                .query((row, number) -> delivery(row))
                .optional();
    }

    /** One that stays as it is until the end of the transaction. */
    Optional<Delivery> lock(TeamId place, UUID schedule, UUID id) {
        return jdbc.sql(
                        WITH_UPLOAD
                                + """
                                where d.team_id = :team and d.schedule_id = :schedule and d.id = :id
                                for update of d
                                """)
                .param("team", place.value())
                .param("schedule", schedule)
                .param("id", id)
                .query((row, number) -> delivery(row))
                .optional();
    }

    void sent(TeamId place, UUID id, Instant now) {
        change(place, id, "state = 'sent', sends = sends + 1, error = null, sent_at = :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void failed(TeamId place, UUID id, String error) {
        change(place, id, "state = 'failed', error = :error").param("error", error).update();
    }

    void again(TeamId place, UUID id, UUID order) {
        change(place, id, "state = 'waiting', error = null, order_id = :order")
                .param("order", order)
                .update();
    }

    private JdbcClient.StatementSpec change(TeamId place, UUID id, String values) {
        return jdbc.sql(
                        "update export_delivery set "
                                + values
                                + " where team_id = :team and id = :id")
                .param("team", place.value())
                .param("id", id);
    }

    private static Placed placed(ResultSet row) throws SQLException {
        return new Placed(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("schedule_id", UUID.class),
                row.getObject("id", UUID.class));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("order_id", UUID.class),
                Wire.parse(DeliveryState.class, row.getString("state")).orElseThrow(),
                row.getInt("sends"),
                row.getString("error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                upload(row));
    }

    private static @Nullable Upload upload(ResultSet row) throws SQLException {
        String state = row.getString("put_state");
        if (state == null) {
            return null;
        }
        UploadState now = Wire.parse(UploadState.class, state).orElseThrow();
        return new Upload(
                now,
                row.getString("object"),
                now == UploadState.DELIVERED ? null : row.getString("put_error"),
                now == UploadState.WAITING ? instant(row, "try_at") : null,
                instant(row, "delivered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
