package io.framehouse.reports.internal;

import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageEntry.Kind;
import io.framehouse.reports.UsageEntry.Named;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages through what figures are made of, by the conditions of the figures themselves. */
@Repository
class UsageEntries {
    private static final Set<Kind> OF_THE_BOOKS = Set.of(Kind.SETTLED, Kind.REFUND, Kind.ADJUST);

    private final JdbcClient jdbc;

    UsageEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; what has no transfer is known by its job. */
    Page<UsageEntry> page(UsageSource source, Set<Kind> kinds, PageRequest page) {
        Optional<Cursor> after = Cursor.decode(page.cursor());
        String sql =
                """
                select f.*, coalesce(f.transfer_id, f.job_id) as entry_id, t.name as team_name,
                    p.display_name as member_name, k.name as key_name
                """
                        + (source.team() == null ? ", a.name as provider_name" : "")
                        + " from (select f.* from report_usage_fact f where f.kind = any (:kinds)"
                        + (source.team() == null ? "" : " and f.team_id = :team")
                        + " and "
                        + source.ofPeriod()
                        + source.filters()
                        + (after.isPresent()
                                ? " and (f.at, coalesce(f.transfer_id, f.job_id)) < (:at, :id)"
                                : "")
                        + " order by f.at desc, coalesce(f.transfer_id, f.job_id) desc limit :most) f"
                        + """
                         join team t on t.id = f.team_id
                        left join person p on p.id = f.user_id
                        left join api_key k on k.team_id = f.team_id and k.id = f.key_id
                        """
                        + (source.team() == null
                                ? " left join provider_account a on a.id = f.provider_account_id"
                                : "")
                        + " order by f.at desc, entry_id desc";
        JdbcClient.StatementSpec statement =
                source.bind(jdbc.sql(sql))
                        .param("kinds", words(kinds.isEmpty() ? OF_THE_BOOKS : kinds))
                        .param("most", page.limit() + 1);
        after.ifPresent(cursor ->
                statement
                        .param("at", cursor.at().atOffset(ZoneOffset.UTC))
                        .param("id", cursor.id()));
        List<UsageEntry> rows =
                statement.query((row, number) -> entry(row, source.team() == null)).list();
        return Page.of(rows, page.limit(), UsageEntries::cursor);
    }

    private static String[] words(Set<Kind> kinds) {
        return kinds.stream().map(Wire::of).toArray(String[]::new);
    }

    private static String cursor(UsageEntry entry) {
        UUID transfer = entry.transfer();
        return new Cursor(entry.at(), transfer == null ? entry.job().value() : transfer).encode();
    }

    private static UsageEntry entry(ResultSet row, boolean allTeams) throws SQLException {
        String month = row.getString("book_month");
        return new UsageEntry(
                Wire.parse(Kind.class, row.getString("kind")).orElseThrow(),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getString("team_name"),
                new JobId(row.getObject("job_id", UUID.class)),
                row.getObject("transfer_id", UUID.class),
                row.getString("provider_task_id"),
                Objects.requireNonNullElse(row.getString("model"), "\u2013"),
                named(row, "user_id", "member_name"),
                named(row, "key_id", "key_name"),
                allTeams ? named(row, "provider_account_id", "provider_name") : null,
                row.getString("cost_center"),
                List.of((String[]) row.getArray("labels").getArray()),
                row.getString("resolution"),
                row.getBoolean("off_peak"),
                row.getLong("seconds"),
                row.getString("cost_unit") == null ? null : row.getBigDecimal("cost"),
                row.getString("cost_unit"),
                Credits.ofMicros(row.getLong("quoted")),
                Credits.ofMicros(row.getLong("settled")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                month == null ? null : YearMonth.parse(month.substring(0, 7)));
    }

    private static @Nullable Named named(ResultSet row, String id, String name)
            throws SQLException {
        UUID whom = row.getObject(id, UUID.class);
        return whom == null
                ? null
                : new Named(whom, Objects.requireNonNullElse(row.getString(name), "\u2013"));
    }
}
