package io.framehouse.reports.internal;

import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.ExportOrders.State;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of orders.
 *
 * @param place the team, or the house for all teams
 * @param attempts how often it was begun; also tells whose try a change belongs to
 */
record ExportOrderRow(
        TeamId place,
        Order order,
        @Nullable UserId user,
        @Nullable KeyId key,
        @Nullable String blobKey,
        int attempts) {

    static TeamId place(@Nullable TeamId team) {
        return team == null ? TeamId.HOUSE : team;
    }

    static @Nullable TeamId team(TeamId place) {
        return place.equals(TeamId.HOUSE) ? null : place;
    }

    UUID id() {
        return order.id();
    }

    static ExportOrderRow read(ResultSet row) throws SQLException {
        TeamId place = new TeamId(row.getObject("team_id", UUID.class));
        UUID user = row.getObject("user_id", UUID.class);
        UUID key = row.getObject("key_id", UUID.class);
        return new ExportOrderRow(
                place,
                order(place, row),
                user == null ? null : new UserId(user),
                key == null ? null : new KeyId(key),
                row.getString("blob_key"),
                row.getInt("attempts"));
    }

    private static Order order(TeamId place, ResultSet row) throws SQLException {
        return new Order(
                row.getObject("id", UUID.class),
                team(place),
                Wire.parse(State.class, row.getString("state")).orElseThrow(),
                Wire.parse(Format.class, row.getString("format")).orElseThrow(),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                UsageFilter.ofText(row.getString("filter")),
                row.getString("file_name"),
                row.getLong("lines"),
                row.getLong("written"),
                row.getObject("bytes", Long.class),
                row.getString("sha256"),
                row.getString("asked_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "ready_at"),
                instant(row, "expires_at"),
                row.getString("error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
