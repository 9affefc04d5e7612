package io.framehouse.reports.internal;

import io.framehouse.reports.internal.UsageLine.Kind;
import io.framehouse.reports.internal.UsageLine.Named;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns a row of the view report_book_usage into a line; the one place that knows its columns. */
final class UsageLineRow {
    private UsageLineRow() {}

    static UsageLine read(ResultSet row) throws SQLException {
        Kind kind = Wire.parse(Kind.class, row.getString("kind")).orElseThrow();
        return new UsageLine(
                kind,
                new TeamId(id(row, "team_id")),
                row.getString("team_name"),
                row.getString("team_slug"),
                id(row, "job_id"),
                id(row, "transfer_id"),
                row.getObject("corrects_transfer_id", UUID.class),
                nullable(row, "corrected_at"),
                row.getString("model"),
                named(row, "user_id", "member_name"),
                named(row, "key_id", "key_name"),
                row.getString("cost_center"),
                List.of((String[]) row.getArray("labels").getArray()),
                row.getString("provider_task_id"),
                row.getString("provider_cost_value"),
                row.getString("provider_cost_unit"),
                Credits.ofMicros(row.getLong("quote_micros")),
                Credits.ofMicros(row.getLong("settled_micros")),
                row.getLong("price_version"),
                number(row, "duration_seconds"),
                row.getString("resolution"),
                row.getBoolean("off_peak"),
                instant(row, "submitted_at"),
                instant(row, "settled_at"),
                YearMonth.parse(row.getString("book_month").substring(0, 7)));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Named named(ResultSet row, String id, String name)
            throws SQLException {
        UUID whom = row.getObject(id, UUID.class);
        return whom == null ? null : new Named(whom, row.getString(name));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
