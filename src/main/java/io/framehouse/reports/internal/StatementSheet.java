package io.framehouse.reports.internal;

import io.framehouse.shared.Credits;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a statement.
 *
 * @param number null while the month is open, as is {@code fingerprint}
 * @param usage sums of the month's lines
 * @param byModel and the others, largest first; {@code usage} is the sum of each. What is beyond
 *     {@link #MOST_GROUPS} is one group, the last
 * @param corrections lines that correct an earlier month, oldest first, at most {@link
 *     #MOST_CORRECTIONS}
 * @param correctionCount how many there are, and {@code correctionSum} what they come to
 * @param opening what the team had when the month began, holds included, and {@code closing} when
 *     it ended or now
 * @param movements between the two, by what they are
 */
record StatementSheet(
        @Nullable String number,
        String team,
        YearMonth month,
        ZoneId zone,
        @Nullable String fingerprint,
        Sums usage,
        List<Group> byModel,
        List<Group> byCostCenter,
        List<Group> byMember,
        List<Correction> corrections,
        long correctionCount,
        Credits correctionSum,
        Credits opening,
        List<Movement> movements,
        Credits closing) {
    static final int MOST_CORRECTIONS = 500;
    static final int MOST_GROUPS = 500;

    StatementSheet {
        byModel = List.copyOf(byModel);
        byCostCenter = List.copyOf(byCostCenter);
        byMember = List.copyOf(byMember);
        corrections = List.copyOf(corrections);
        movements = List.copyOf(movements);
    }

    boolean isDraft() {
        return number == null;
    }

    /**
     * Sums of lines.
     *
     * @param corrections refunds and adjustments, signed
     */
    record Sums(long jobs, long seconds, Credits settled, Credits corrections) {
        Credits due() {
            return settled.plus(corrections);
        }
    }

    /** The lines of one model, cost centre or member; the name is empty where they have none. */
    record Group(String name, Sums sums) {}

    /**
     * A line that corrects one of an earlier month.
     *
     * @param corrects the transfer it corrects; null for a late success
     */
    record Correction(
            LocalDate day,
            String kind,
            UUID job,
            UUID transfer,
            YearMonth month,
            @Nullable UUID corrects,
            Credits amount) {}

    /** What the ledger booked within the month, signed: grants more, settlements less. */
    record Movement(String kind, Credits amount) {}
}
