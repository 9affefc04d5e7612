package io.framehouse.reports.ui;

import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.SizeFormat;
import io.framehouse.ui.TimeFormat;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exports of one place, and how they stand in words. */
final class DownloadsModel {
    private static final int WHOLE = 100;

    private final ExportOrders orders;
    private final @Nullable TeamId team;
    private final ZoneId zone;

    /**
     * A page.
     *
     * @param team null for all teams
     * @param zone in which times are shown
     */
    DownloadsModel(ExportOrders orders, @Nullable TeamId team, ZoneId zone) {
        this.orders = orders;
        this.team = team;
        this.zone = zone;
    }

    List<Order> load() {
        return orders.list(team);
    }

    void write(Order order, OutputStream target) {
        orders.write(team, order.id(), target);
    }

    void remove(Order order) {
        orders.remove(team, order.id());
    }

    /** Whose signals tell of changes. */
    TeamId place() {
        return team == null ? TeamId.HOUSE : team;
    }

    static String format(Format format) {
        return switch (format) {
            case CSV -> "CSV";
            case XLSX -> "Excel";
            case FOCUS -> "FOCUS 1.2";
        };
    }

    static String period(Order order) {
        LocalDate from = order.from();
        LocalDate to = order.to();
        String days = from.equals(to) ? from.toString() : from + " to " + to;
        return days + ", " + order.zone().getId();
    }

    /** What the state means, with numbers. */
    String words(Order order) {
        return switch (order.state()) {
            case WAITING -> "Preparing " + rows(order.lines()) + ", begins soon";
            case RUNNING ->
                    String.format(
                            Locale.ENGLISH, "%,d of %s", order.written(), rows(order.lines()));
            case READY -> rows(order.lines()) + size(order) + until(order);
            case FAILED -> String.valueOf(order.error());
            case EXPIRED -> "No longer kept. Export the period again.";
        };
    }

    String asked(Order order) {
        return TimeFormat.absolute(order.createdAt(), zone) + ", " + order.askedBy();
    }

    /** How much is written, in per cent. */
    static int percent(Order order) {
        return order.lines() == 0
                ? 0
                : Math.toIntExact(Math.min(WHOLE, order.written() * WHOLE / order.lines()));
    }

    /** {@code Preparing 48,210 rows. You can leave; the file appears in Downloads for 7 days.} */
    static String preparing(long lines) {
        return "Preparing %s. You can leave; the file appears in Downloads for %d days."
                .formatted(rows(lines), ExportOrders.LIFE.toDays());
    }

    static String rows(long count) {
        return count == 1 ? "1 row" : String.format(Locale.ENGLISH, "%,d rows", count);
    }

    private static String size(Order order) {
        Long bytes = order.bytes();
        return bytes == null ? "" : " \u00b7 " + SizeFormat.bytes(bytes);
    }

    private String until(Order order) {
        Instant until = order.expiresAt();
        return until == null ? "" : " \u00b7 kept until " + TimeFormat.absolute(until, zone);
    }
}
