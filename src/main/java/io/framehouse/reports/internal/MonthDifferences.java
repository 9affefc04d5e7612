package io.framehouse.reports.internal;

import io.framehouse.reports.MonthSheet.Difference;
import io.framehouse.reports.Proof;
import io.framehouse.reports.ProviderCheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the proofs of a month's days found between the providers and us. A proof looks at the day
 * before it; a day's difference is shown once, as the last proof of it saw it.
 */
@Component
class MonthDifferences {
    /** A comparison covers a day, or two where a night was left out; see decision 0011. */
    private static final Duration LOOKS_BACK = Duration.ofHours(49);

    private final ProofRuns runs;

    MonthDifferences(ProofRuns runs) {
        this.runs = runs;
    }

    private record Day(UUID account, LocalDate from) {}

    /** Inside a platform transaction, oldest first. */
    List<Difference> between(Instant begins, Instant ends, ZoneId zone) {
        Map<Day, Difference> found = new LinkedHashMap<>();
        for (Proof.Run run : runs.failed(begins, ends.plus(LOOKS_BACK))) {
            for (ProviderCheck check : run.providers()) {
                Instant from = check.from();
                if (!check.ok() && from != null && !from.isBefore(begins) && from.isBefore(ends)) {
                    found.put(
                            new Day(check.accountId(), LocalDate.ofInstant(from, zone)),
                            difference(check, from));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static Difference difference(ProviderCheck check, Instant from) {
        return new Difference(
                check.account(),
                from,
                Objects.requireNonNullElse(check.to(), from),
                Objects.requireNonNullElse(check.unit(), ""),
                Objects.requireNonNullElse(check.ours(), BigDecimal.ZERO),
                Objects.requireNonNullElse(check.theirs(), BigDecimal.ZERO),
                Objects.requireNonNullElse(check.difference(), BigDecimal.ZERO));
    }
}
