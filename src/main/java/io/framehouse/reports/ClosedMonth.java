package io.framehouse.reports;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month as it was closed.
 *
 * @param fingerprint SHA-256 over all its lines and names, as hex
 * @param note why what was open was accepted, or null; {@code accepted} says in words what that was
 * @param correctedLater how many later lines correct one of it, and {@code correctedBy} their sum
 */
public record ClosedMonth(
        YearMonth month,
        Instant at,
        String by,
        String zone,
        int teams,
        long lines,
        long jobs,
        Credits settled,
        Credits corrections,
        String fingerprint,
        @Nullable String note,
        List<String> accepted,
        long correctedLater,
        Credits correctedBy) {
    public ClosedMonth {
        accepted = List.copyOf(accepted);
    }
}
