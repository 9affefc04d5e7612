package io.framehouse.reports.internal;

import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into a bucket, taken by one node for a while.
 *
 * @param attempts how often it was begun, with this time
 * @param failingSince since when trying did not help; null while nothing failed
 * @param told whether its owner knows by now that it fails
 */
record ExportPut(
        TeamId place,
        UUID delivery,
        UUID schedule,
        int attempts,
        @Nullable Instant failingSince,
        boolean told) {

    static ExportPut read(ResultSet row) throws SQLException {
        OffsetDateTime failing = row.getObject("failing_since", OffsetDateTime.class);
        return new ExportPut(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("delivery_id", UUID.class),
                row.getObject("schedule_id", UUID.class),
                row.getInt("attempts"),
                failing == null ? null : failing.toInstant(),
                row.getBoolean("told"));
    }
}
