package io.framehouse.reports;

import io.framehouse.reports.UsageExports.Format;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exports that are made in the background and kept for a while. The file is byte by byte what
 * {@link UsageExports#write} gives. Every method checks the current actor; a team of null means all
 * teams, for platform roles.
 *
 * @see "Decision 0043: exports in the background"
 */
public interface ExportOrders {
    /** The topic of the live signal that orders changed; over all teams its team is the house. */
    String TOPIC = "export-order";

    /** From more lines on, screens offer the background only. */
    long MOST_LINES_AT_ONCE = 20_000;

    /** How long a file is kept. */
    Duration LIFE = Duration.ofDays(7);

    /** The most orders of one team that wait or are made at once. */
    int MOST_OPEN = 20;

    /** Asks for a file of all usage of a period. */
    default Order ask(@Nullable TeamId team, Format format, LocalDate from, LocalDate to) {
        return ask(team, format, from, to, UsageFilter.ALL);
    }

    /**
     * Asks for a file. The same wish of the same caller while it waits or is made is one order.
     *
     * @param from first day, and {@code to} last day, in the zone of {@link UsageReport#zone}
     * @param filter which lines; kept with the order
     * @throws io.framehouse.shared.DomainException invalid_request where a workbook cannot take so
     *     many lines or the format no filter; wrong_state where {@link #MOST_OPEN} wait
     */
    Order ask(
            @Nullable TeamId team, Format format, LocalDate from, LocalDate to, UsageFilter filter);

    /** The newest 100, newest first. */
    List<Order> list(@Nullable TeamId team);

    /** One; not_found where there is none. */
    Order get(@Nullable TeamId team, UUID order);

    /**
     * Writes the file and leaves the stream open.
     *
     * @throws io.framehouse.shared.DomainException wrong_state before the first byte, where it is
     *     not ready or no longer kept
     */
    void write(@Nullable TeamId team, UUID order, OutputStream target);

    /** Takes an order away with its file; one that is being made stops. */
    void remove(@Nullable TeamId team, UUID order);

    /** How far an order is. */
    enum State {
        /** It is made as soon as others are. */
        WAITING,
        /** Lines are being written. */
        RUNNING,
        /** The file can be fetched. */
        READY,
        /** It could not be made. */
        FAILED,
        /** The file was kept for its time and is gone. */
        EXPIRED
    }

    /**
     * An order.
     *
     * @param team null for all teams
     * @param from first day, and {@code to} last day, in {@code zone}
     * @param lines counted when it was asked for; {@code written} so far
     * @param bytes null until ready, as are {@code sha256}, {@code readyAt} and {@code expiresAt}
     * @param sha256 64 hex digits
     * @param error why it failed, for people; null where it did not
     */
    record Order(
            UUID id,
            @Nullable TeamId team,
            State state,
            Format format,
            LocalDate from,
            LocalDate to,
            ZoneId zone,
            UsageFilter filter,
            String fileName,
            long lines,
            long written,
            @Nullable Long bytes,
            @Nullable String sha256,
            String askedBy,
            Instant createdAt,
            @Nullable Instant readyAt,
            @Nullable Instant expiresAt,
            @Nullable String error) {
        /** Whether it still changes by itself. */
        public boolean isOpen() {
            return state == State.WAITING || state == State.RUNNING;
        }
    }
}
