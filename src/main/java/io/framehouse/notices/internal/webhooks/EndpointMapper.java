package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an endpoint from its row, without its secrets. */
final class EndpointMapper {
    private EndpointMapper() {}

    static WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        String why = row.getString("disabled_why");
        return new WebhookEndpoint(
                row.getObject("id", UUID.class),
                Wire.parse(WebhookEndpoint.Kind.class, row.getString("kind")).orElseThrow(),
                new WebhookData(row.getString("url"), row.getString("description"), events(row)),
                why == null ? null : Wire.parse(WebhookEndpoint.Why.class, why).orElseThrow(),
                instant(row, "disabled_at"),
                instant(row, "failing_since"),
                instant(row, "last_attempt_at"),
                row.getObject("last_status", Integer.class),
                instant(row, "last_success_at"),
                instant(row, "previous_secret_until"),
                Objects.requireNonNull(instant(row, "created_at")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Set<WebhookEvent> events(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("events").getArray())
                .map(word -> WebhookEvent.fromWire(word).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }
}
