package io.framehouse.reports.internal;

import io.framehouse.reports.internal.StatementSheet.Correction;
import io.framehouse.reports.internal.StatementSheet.Group;
import io.framehouse.reports.internal.StatementSheet.Movement;
import io.framehouse.reports.internal.StatementSheet.Sums;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what one team owes for one month; inside a transaction of the platform. */
@Repository
class StatementRows {
    private static final String SUMS =
            """
            count(*) filter (where kind = 'settled') as jobs,
            coalesce(sum(duration_seconds), 0) as seconds,
            coalesce(sum(settled_micros) filter (where kind = 'settled'), 0) as settled,
            coalesce(sum(settled_micros) filter (where kind <> 'settled'), 0) as corrections
            from report_book_usage where team_id = :team and book_month = :month
            """;

    /** What a key without a person submitted counts as the key's. */
    private static final String MEMBER = "user_id, case when user_id is null then key_id end";

    private final JdbcClient jdbc;

    StatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All corrections of earlier months. */
    record CorrectionSum(long count, Credits amount) {}

    /** What was frozen of a team's month. */
    record Frozen(String number, String fingerprint, String teamName) {}

    Optional<Frozen> frozen(TeamId team, YearMonth month) {
        return jdbc.sql(
                        """
                        select to_char(book_month, 'YYYY-MM') || '-' || lpad(number::text, 4, '0') as number,
                            fingerprint, team_name
                        from report_book_statement where team_id = :team and book_month = :month
                        """)
                .param("team", team.value())
                .param("month", month.atDay(1))
                .query((row, number) ->
                        new Frozen(
                                row.getString("number"),
                                row.getString("fingerprint"),
                                row.getString("team_name")))
                .optional();
    }

    /** In which zone a closed month was over. */
    Optional<ZoneId> zone(YearMonth month) {
        return jdbc.sql("select zone from report_book_month where month = :month")
                .param("month", month.atDay(1))
                .query((row, number) -> ZoneId.of(row.getString("zone")))
                .optional();
    }

    Sums sums(TeamId team, YearMonth month) {
        return jdbc.sql("select " + SUMS)
                .param("team", team.value())
                .param("month", month.atDay(1))
                .query((row, number) -> sums(row))
                .single();
    }

    List<Group> byModel(TeamId team, YearMonth month) {
        return groups("coalesce(model, '')", "model", team, month);
    }

    List<Group> byCostCenter(TeamId team, YearMonth month) {
        return groups("coalesce(cost_center, '')", "cost_center", team, month);
    }

    /** Two members of one name are two groups. */
    List<Group> byMember(TeamId team, YearMonth month) {
        return groups("coalesce(max(member_name), max(key_name), '')", MEMBER, team, month);
    }

    /** The largest, and what all others come to as the last. */
    private List<Group> groups(String name, String by, TeamId team, YearMonth month) {
        return jdbc.sql(
                        """
                        select case when rank <= :most then min(name) end as name,
                            count(*) as groups, sum(jobs) as jobs, sum(seconds) as seconds,
                            sum(settled) as settled, sum(corrections) as corrections
                        from (select %1$s as name, least(:most + 1, row_number() over
                                (order by coalesce(sum(settled_micros), 0) desc,
                                    %1$s collate "C", %2$s)) as rank, %3$s group by %2$s) g
                        group by rank order by rank
                        """
                                .formatted(name, by, SUMS))
                .param("team", team.value())
                .param("month", month.atDay(1))
                .param("most", StatementSheet.MOST_GROUPS)
                .query((row, number) -> group(row))
                .list();
    }

    private static Group group(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new Group(
                name == null
                        ? String.format(Locale.ENGLISH, "%,d others", row.getLong("groups"))
                        : name,
                sums(row));
    }

    List<Correction> corrections(TeamId team, YearMonth month, ZoneId zone) {
        return jdbc.sql(
                        """
                        select settled_at, kind, job_id, transfer_id, corrects_month,
                            corrects_transfer_id, settled_micros
                        from report_book_usage where team_id = :team and book_month = :month
                            and corrects_month < book_month
                        order by settled_at, transfer_id limit :most
                        """)
                .param("team", team.value())
                .param("month", month.atDay(1))
                .param("most", StatementSheet.MOST_CORRECTIONS)
                .query((row, number) -> correction(row, zone))
                .list();
    }

    /** All of them, listed or not. */
    CorrectionSum correctionSum(TeamId team, YearMonth month) {
        return jdbc.sql(
                        """
                        select count(*) as count, coalesce(sum(settled_micros), 0) as amount
                        from report_book_usage where team_id = :team and book_month = :month
                            and corrects_month < book_month
                        """)
                .param("team", team.value())
                .param("month", month.atDay(1))
                .query((row, number) ->
                        new CorrectionSum(row.getLong("count"), credits(row, "amount")))
                .single();
    }

    /** What a team had at an instant, what was held included. */
    Credits balance(TeamId team, Instant before) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount_micros), 0) as amount from credit_entry
                        where team_id = :team and account in ('available', 'held')
                            and booked_at < :before
                        """)
                .param("team", team.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> credits(row, "amount"))
                .single();
    }

    List<Movement> movements(TeamId team, Instant from, Instant before) {
        return jdbc.sql(
                        """
                        select t.kind, sum(e.amount_micros) as amount from credit_entry e
                        join credit_transfer t on t.team_id = e.team_id and t.id = e.transfer_id
                        where e.team_id = :team and e.account in ('available', 'held')
                            and e.booked_at >= :from and e.booked_at < :before
                            and t.kind not in ('hold', 'release')
                        group by t.kind order by array_position(
                            array['grant', 'settle', 'refund', 'adjust', 'expire'], t.kind)
                        """)
                .param("team", team.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> movement(row))
                .list();
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(row.getString("kind"), credits(row, "amount"));
    }

    private static Correction correction(ResultSet row, ZoneId zone) throws SQLException {
        Instant at = row.getObject("settled_at", OffsetDateTime.class).toInstant();
        return new Correction(
                LocalDate.ofInstant(at, zone),
                row.getString("kind"),
                row.getObject("job_id", UUID.class),
                row.getObject("transfer_id", UUID.class),
                YearMonth.from(row.getObject("corrects_month", LocalDate.class)),
                row.getObject("corrects_transfer_id", UUID.class),
                credits(row, "settled_micros"));
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getLong("jobs"),
                row.getLong("seconds"),
                credits(row, "settled"),
                credits(row, "corrections"));
    }

    private static Credits credits(ResultSet row, String column) throws SQLException {
        return Credits.ofMicros(row.getLong(column));
    }
}
