package io.framehouse.gateway.rest;

import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.ExportOrders.State;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export that is made in the background.
 *
 * @param contentUrl where the file is; null until it is ready
 * @param filter as in the request; empty for all usage
 */
public record ExportOrderJson(
        UUID id,
        String state,
        String format,
        String from,
        String to,
        String timeZone,
        String fileName,
        long lines,
        long written,
        @Nullable Long bytes,
        @Nullable String sha256,
        String askedBy,
        Instant createdAt,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        @Nullable String error,
        @Nullable String contentUrl,
        Map<String, Object> filter) {
    static ExportOrderJson of(Order order, String path) {
        return new ExportOrderJson(
                order.id(),
                Wire.of(order.state()),
                Wire.of(order.format()),
                order.from().toString(),
                order.to().toString(),
                order.zone().getId(),
                order.fileName(),
                order.lines(),
                order.written(),
                order.bytes(),
                order.sha256(),
                order.askedBy(),
                order.createdAt(),
                order.readyAt(),
                order.expiresAt(),
                order.error(),
                order.state() == State.READY ? path + "/" + order.id() + "/content" : null,
                UsageFilterJson.write(order.filter()));
    }
}
