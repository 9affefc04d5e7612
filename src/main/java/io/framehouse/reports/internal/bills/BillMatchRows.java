package io.framehouse.reports.internal.bills;

import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Decision;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.BillMatch.Line;
import io.framehouse.reports.BillMatch.Ours;
import io.framehouse.reports.BillMatch.Reason;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.reports.Bills.Filter;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of the comparison, and what was decided; inside a platform transaction. */
@Repository
class BillMatchRows {
    private static final int FETCH_SIZE = 500;
    private static final String SELECT =
            """
            select m.*, l.task_id, l.at, l.description, l.raw, l.problem, t.id as team_id,
                t.name as team_name, t.slug as team_slug, o.settled_at
            from provider_bill_match m
            left join provider_bill_line l on l.bill_id = m.bill_id and l.line_no = m.line_no
            left join report_team t on t.id = m.job_team
            left join report_bill_ours o on o.team_id = m.job_team and o.job_id = m.job_id
            where m.bill_id = :bill
            """;

    private final JdbcClient jdbc;

    BillMatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An adjustment that was promised. */
    record Promise(UUID transferId, TeamId team, JobId job, Credits amount, String reason) {}

    List<BillMatch> page(UUID bill, Filter filter, long after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                 and m.number > :after
                                  and (cast(:kind as text) is null or m.class = :kind)
                                  and (not :open or m.state in ('open', 'adjusting'))
                                order by m.number limit :limit
                                """)
                .param("bill", bill)
                .param("after", after)
                .param("kind", filter.kind() == null ? null : wire(filter.kind()))
                .param("open", filter.open())
                .param("limit", limit)
                .query((row, number) -> match(row))
                .list();
    }

    void each(UUID bill, Consumer<BillMatch> each) {
        try (Stream<BillMatch> all =
                jdbc
                        .sql(SELECT + " order by m.number")
                        .withFetchSize(FETCH_SIZE)
                        .param("bill", bill)
                        .query((row, number) -> match(row))
                        .stream()) {
            all.forEach(each);
        }
    }

    Optional<BillMatch> find(UUID bill, long number) {
        return jdbc.sql(SELECT + " and m.number = :number")
                .param("bill", bill)
                .param("number", number)
                .query((row, line) -> match(row))
                .optional();
    }

    /** Keeps others from superseding the bill meanwhile. */
    void holdBill(UUID bill) {
        jdbc.sql("select id from provider_bill where id = :bill for share")
                .param("bill", bill)
                .query(UUID.class)
                .optional();
    }

    boolean accept(UUID bill, long number, String note, String by, Instant now) {
        return jdbc.sql(
                                """
                                update provider_bill_match set state = 'accepted', note = :note,
                                    resolved_by = :by, resolved_at = :now
                                where bill_id = :bill and number = :number and state = 'open'
                                """)
                        .param("bill", bill)
                        .param("number", number)
                        .param("note", note)
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean reopen(UUID bill, long number) {
        return jdbc.sql(
                                """
                                update provider_bill_match set state = 'open', note = null,
                                    resolved_by = null, resolved_at = null
                                where bill_id = :bill and number = :number and state = 'accepted'
                                """)
                        .param("bill", bill)
                        .param("number", number)
                        .update()
                == 1;
    }

    boolean promise(UUID bill, long number, Promise promise, String by, Instant now) {
        return jdbc.sql(
                                """
                                update provider_bill_match set state = 'adjusting', note = :note,
                                    transfer_id = :transfer, adjust_micros = :micros,
                                    adjust_job_id = :job, resolved_by = :by, resolved_at = :now
                                where bill_id = :bill and number = :number and state = 'open'
                                """)
                        .param("bill", bill)
                        .param("number", number)
                        .param("note", promise.reason())
                        .param("transfer", promise.transferId())
                        .param("micros", promise.amount().micros())
                        .param("job", promise.job().value())
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The books refused it; nothing was booked. */
    void takeBack(UUID bill, long number) {
        jdbc.sql(
                        """
                        update provider_bill_match m set state = 'open', note = null,
                            transfer_id = null, adjust_micros = null, adjust_job_id = null,
                            resolved_by = null, resolved_at = null
                        where bill_id = :bill and number = :number and state = 'adjusting'
                          and not exists (select from credit_transfer c where c.id = m.transfer_id)
                        """)
                .param("bill", bill)
                .param("number", number)
                .update();
    }

    /**
     * The promise was kept, in the month that its line belongs to.
     *
     * @return false where somebody else has noted it
     */
    boolean adjusted(UUID bill, long number, Promise promise, String by, Instant now) {
        return jdbc.sql(
                                """
                                update provider_bill_match set state = 'adjusted', note = :note,
                                    transfer_id = :transfer, adjust_micros = :micros,
                                    adjust_job_id = :job, resolved_by = coalesce(resolved_by, :by),
                                    resolved_at = coalesce(resolved_at, :now),
                                    book_month = (select u.book_month from report_usage u
                                        where u.team_id = :team and u.transfer_id = :transfer)
                                where bill_id = :bill and number = :number and state <> 'adjusted'
                                """)
                        .param("bill", bill)
                        .param("number", number)
                        .param("note", promise.reason())
                        .param("transfer", promise.transferId())
                        .param("micros", promise.amount().micros())
                        .param("job", promise.job().value())
                        .param("team", promise.team().value())
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whose job it is. */
    Optional<TeamId> teamOf(JobId job) {
        return jdbc.sql("select team_id from report_bill_task where job_id = :job")
                .param("job", job.value())
                .query((row, number) -> new TeamId(row.getObject("team_id", UUID.class)))
                .optional();
    }

    private static String wire(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static BillMatch match(ResultSet row) throws SQLException {
        Decision decision = decision(row);
        Long micros = row.getObject("difference_micros", Long.class);
        return new BillMatch(
                row.getObject("bill_id", UUID.class),
                row.getLong("number"),
                Kind.valueOf(upper(row, "class")),
                Reason.valueOf(upper(row, "reason")),
                line(row),
                ours(row),
                row.getObject("day", LocalDate.class),
                decimal(row, "theirs"),
                row.getString("their_unit"),
                decimal(row, "ours"),
                row.getString("our_unit"),
                row.getBoolean("estimated"),
                decimal(row, "difference"),
                micros == null ? null : Credits.ofMicros(micros),
                State.valueOf(upper(row, "state")),
                decision,
                decision == null ? row.getString("note") : null);
    }

    private static @Nullable Line line(ResultSet row) throws SQLException {
        return row.getObject("line_no") == null
                ? null
                : new Line(
                        row.getInt("line_no"),
                        row.getString("task_id"),
                        instant(row, "at"),
                        row.getString("description"),
                        row.getString("raw"),
                        row.getString("problem"));
    }

    private static @Nullable Ours ours(ResultSet row) throws SQLException {
        UUID job = row.getObject("job_id", UUID.class);
        UUID team = row.getObject("team_id", UUID.class);
        return job == null
                ? null
                : new Ours(
                        new JobId(job),
                        team == null ? null : new TeamId(team),
                        row.getString("team_name"),
                        row.getString("team_slug"),
                        instant(row, "settled_at"));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        Instant at = instant(row, "resolved_at");
        if (at == null) {
            return null;
        }
        Long micros = row.getObject("adjust_micros", Long.class);
        UUID job = row.getObject("adjust_job_id", UUID.class);
        LocalDate month = row.getObject("book_month", LocalDate.class);
        return new Decision(
                Objects.requireNonNullElse(row.getString("note"), ""),
                row.getString("resolved_by"),
                at,
                row.getObject("transfer_id", UUID.class),
                micros == null ? null : Credits.ofMicros(micros),
                job == null ? null : new JobId(job),
                month == null ? null : YearMonth.from(month));
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : BillRows.plain(value);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
