package io.framehouse.reports;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill of one provider account for one month, as it was compared.
 *
 * @param sha256 of the file, as hex
 * @param lines rows of the file below its heading
 * @param supersededBy the newer bill that stands in its place, or null
 * @param totals one a kind that occurs, in the order of the kinds
 */
public record ProviderBill(
        UUID id,
        UUID accountId,
        String account,
        YearMonth month,
        String unit,
        String fileName,
        String sha256,
        String importedBy,
        Instant importedAt,
        BillMapping mapping,
        BigDecimal tolerance,
        BigDecimal tolerancePercent,
        int windowMinutes,
        int lines,
        @Nullable UUID supersededBy,
        List<Total> totals) {
    public ProviderBill {
        totals = List.copyOf(totals);
    }

    /**
     * Sums of one kind.
     *
     * @param theirs and {@code ours} and {@code difference} in the bill's unit, of lines that have
     *     it
     * @param differenceCredits over all lines, in our credits
     * @param open how many still wait for a decision
     */
    public record Total(
            BillMatch.Kind kind,
            long count,
            BigDecimal theirs,
            BigDecimal ours,
            BigDecimal difference,
            Credits differenceCredits,
            long open) {}

    public Optional<Total> total(BillMatch.Kind kind) {
        return totals.stream().filter(total -> total.kind() == kind).findFirst();
    }

    /** How many lines of a kind there are. */
    public long count(BillMatch.Kind kind) {
        return total(kind).map(Total::count).orElse(0L);
    }

    /** How many differences wait for a decision. */
    public long open() {
        return totals.stream().mapToLong(Total::open).sum();
    }

    public boolean isCurrent() {
        return supersededBy == null;
    }
}
