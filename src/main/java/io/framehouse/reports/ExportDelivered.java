package io.framehouse.reports;

import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: an export of a schedule is ready for those who are to know.
 *
 * @param team null for all teams
 * @param send how often it was sent, with this time
 * @param people who is told
 * @param link opens the file without sign-in while its owner may see it; null where no webhook is
 *     told
 * @param expiresAt until when the file is kept
 * @param format {@code csv}, {@code xlsx} or {@code focus}
 */
public record ExportDelivered(
        @Nullable TeamId team,
        UUID schedule,
        UUID delivery,
        int send,
        UUID order,
        List<UserId> people,
        @Nullable String link,
        String fileName,
        String format,
        LocalDate from,
        LocalDate to,
        String zone,
        long lines,
        long bytes,
        String sha256,
        Instant expiresAt) {
    public ExportDelivered {
        people = List.copyOf(people);
    }

    /** Those of an order that is ready. */
    public static ExportDelivered of(
            Order order,
            UUID schedule,
            UUID delivery,
            int send,
            List<UserId> people,
            @Nullable String link) {
        Long bytes = order.bytes();
        String sha256 = order.sha256();
        Instant expiresAt = order.expiresAt();
        if (bytes == null || sha256 == null || expiresAt == null) {
            throw new IllegalArgumentException("It is not ready: " + order.id());
        }
        return new ExportDelivered(
                order.team(),
                schedule,
                delivery,
                send,
                order.id(),
                people,
                link,
                order.fileName(),
                Wire.of(order.format()),
                order.from(),
                order.to(),
                order.zone().getId(),
                order.lines(),
                bytes,
                sha256,
                expiresAt);
    }
}
