package io.framehouse.reports.internal;

import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthClose.Correctable;
import io.framehouse.reports.MonthSheet.Carried;
import io.framehouse.reports.MonthSheet.Statement;
import io.framehouse.reports.MonthSheet.Totals;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the lines of months, open and closed; inside a platform transaction. */
@Repository
class MonthRows {
    /** So many open jobs are listed; all are counted. */
    static final int MOST_CARRIED = 100;

    private static final int MOST_MONTHS = 36;

    private static final String CLOSED =
            """
            select b.*, b.notes ->> 'note' as note, l.lines as later, l.micros as later_micros,
                array(select jsonb_array_elements_text(
                    coalesce(b.notes -> 'accepted', '[]'))) as accepted
            from report_book_month b
            cross join lateral (select count(*) as lines,
                    coalesce(sum(u.settled_micros), 0)::bigint as micros
                from report_usage u where u.corrects_month = b.month
                    and u.book_month > b.month) l
            """;

    private final JdbcClient jdbc;

    MonthRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All open holds of before an instant. */
    record CarriedSum(long count, Credits held) {}

    /** The first month with lines after the last closed one, and the last closed one. */
    record Turn(Optional<YearMonth> firstOpen, Optional<YearMonth> lastClosed) {}

    Turn turn() {
        return jdbc.sql(
                        """
                        select (select min(u.book_month) from report_usage u
                                where c.last is null or u.book_month > c.last) as first, c.last
                        from (select max(month) as last from report_book_month) c
                        """)
                .query((row, number) -> new Turn(month(row, "first"), month(row, "last")))
                .single();
    }

    Totals totals(YearMonth month) {
        return jdbc.sql(
                        """
                        select count(distinct team_id) as teams, count(*) as lines,
                            count(*) filter (where kind = 'settled') as jobs,
                            coalesce(sum(settled_micros) filter (where kind = 'settled'), 0) as settled,
                            coalesce(sum(settled_micros) filter (where kind <> 'settled'), 0)
                                as corrections
                        from report_usage where book_month = :month
                        """)
                .param("month", month.atDay(1))
                .query((row, number) ->
                        new Totals(
                                row.getInt("teams"),
                                row.getLong("lines"),
                                row.getLong("jobs"),
                                credits(row, "settled"),
                                row.getLong("lines") - row.getLong("jobs"),
                                credits(row, "corrections")))
                .single();
    }

    long unpriced(YearMonth month) {
        return jdbc.sql("select count(*) from report_unpriced where book_month = :month")
                .param("month", month.atDay(1))
                .query(Long.class)
                .single();
    }

    /** A provider account by its name of now. */
    record Account(UUID id, String name) {}

    /**
     * Accounts whose provider took something for a line of a month, by name. Where none was
     * reported, a job that settled for more than nothing counts; a late success has no settlement.
     */
    List<Account> accountsWithCost(YearMonth month) {
        return jdbc.sql(
                        """
                        select a.id, a.name from report_bill_account a
                        where a.id in (select u.provider_account_id from report_usage u
                            where u.book_month = :month
                              and (u.kind = 'settled'
                                or u.kind = 'adjust' and u.corrects_transfer_id is null)
                              and coalesce(u.provider_cost_value, u.settled_micros) <> 0)
                        order by a.name, a.id
                        """)
                .param("month", month.atDay(1))
                .query((row, number) ->
                        new Account(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    CarriedSum carriedSum(Instant before) {
        return jdbc.sql(
                        """
                        select count(*) as count, coalesce(sum(amount_micros), 0) as held
                        from report_open_hold where held_at < :before
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new CarriedSum(row.getLong("count"), credits(row, "held")))
                .single();
    }

    List<Carried> carried(Instant before) {
        return jdbc.sql(
                        """
                        select * from report_open_hold where held_at < :before
                        order by held_at, job_id limit :most
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", MOST_CARRIED)
                .query((row, number) ->
                        new Carried(
                                new JobId(row.getObject("job_id", UUID.class)),
                                new TeamId(row.getObject("team_id", UUID.class)),
                                row.getString("team_name"),
                                row.getString("team_slug"),
                                row.getString("state"),
                                credits(row, "amount_micros"),
                                instant(row, "held_at")))
                .list();
    }

    Optional<ClosedMonth> closed(YearMonth month) {
        return jdbc.sql(CLOSED + " where b.month = :month")
                .param("month", month.atDay(1))
                .query(MonthRows::closed)
                .optional();
    }

    List<ClosedMonth> history() {
        return jdbc.sql(CLOSED + " order by b.month desc limit " + MOST_MONTHS)
                .query(MonthRows::closed)
                .list();
    }

    List<Statement> statements(YearMonth month) {
        return jdbc.sql("select * from report_book_statement where book_month = :m order by number")
                .param("m", month.atDay(1))
                .query((row, number) ->
                        new Statement(
                                String.format(Locale.ROOT, "%s-%04d", month, row.getLong("number")),
                                new TeamId(row.getObject("team_id", UUID.class)),
                                row.getString("team_name"),
                                row.getLong("jobs"),
                                credits(row, "settled_micros"),
                                credits(row, "corrections_micros"),
                                row.getString("fingerprint")))
                .list();
    }

    /** The team of a job that has a line in a month. */
    Optional<TeamId> teamOf(YearMonth month, JobId job) {
        return jdbc.sql(
                        """
                        select team_id from report_usage
                        where book_month = :month and job_id = :job limit 1
                        """)
                .param("month", month.atDay(1))
                .param("job", job.value())
                .query((row, number) -> new TeamId(row.getObject("team_id", UUID.class)))
                .optional();
    }

    /** The job's own line, and what all its lines come to. */
    Correctable correctable(TeamId team, JobId job, YearMonth open) {
        return jdbc.sql(
                        """
                        select min(team_name) as team_name, coalesce(min(model), '') as model,
                            sum(settled_micros)::bigint as cost
                        from report_usage where team_id = :team and job_id = :job
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query((row, number) ->
                        new Correctable(
                                team,
                                row.getString("team_name"),
                                row.getString("model"),
                                Credits.ofMicros(row.getLong("cost")),
                                open))
                .single();
    }

    YearMonth monthOf(TeamId team, UUID transfer) {
        return jdbc.sql(
                        """
                        select book_month from report_usage
                        where team_id = :team and transfer_id = :transfer
                        """)
                .param("team", team.value())
                .param("transfer", transfer)
                .query((row, number) -> month(row, "book_month").orElseThrow())
                .single();
    }

    private static ClosedMonth closed(ResultSet row, int number) throws SQLException {
        return new ClosedMonth(
                month(row, "month").orElseThrow(),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("zone"),
                row.getInt("teams"),
                row.getLong("lines"),
                row.getLong("jobs"),
                credits(row, "settled_micros"),
                credits(row, "corrections_micros"),
                row.getString("fingerprint"),
                row.getString("note"),
                List.of((String[]) row.getArray("accepted").getArray()),
                row.getLong("later"),
                credits(row, "later_micros"));
    }

    private static Optional<YearMonth> month(ResultSet row, String column) throws SQLException {
        @Nullable LocalDate day = row.getObject(column, LocalDate.class);
        return Optional.ofNullable(day).map(YearMonth::from);
    }

    private static Credits credits(ResultSet row, String column) throws SQLException {
        return Credits.ofMicros(row.getLong(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
