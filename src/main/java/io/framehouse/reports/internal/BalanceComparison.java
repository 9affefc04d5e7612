package io.framehouse.reports.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Invariant 6 for one account, over the time between two readings of its balance, hour by hour. The
 * rule:
 *
 * <ul>
 *   <li><b>A step</b> lies between two neighbouring readings. A provider takes a task's cost when
 *       it accepts the task or when the task succeeds, and gives it back when the task fails.
 *   <li><b>Top-up.</b> A rise that jobs which failed or were open in that step could not have given
 *       back is a top-up. How much was used in such a step nobody can tell, so the step counts on
 *       neither side; the rise and what we settled in it are shown as paid in.
 *   <li><b>Theirs</b> is the fall of the balance over all other steps, <b>ours</b> the cost of what
 *       we settled in them; where the provider reported no cost, the quote stands in. What it told
 *       to have taken for a task that failed is among it.
 *   <li><b>Tolerance</b> is what may lie across the edges (the expected cost of jobs open, give or
 *       take the clock skew, at the first and last reading and at both ends of a top-up), the
 *       quotes that stood in, what was told of failed tasks (it may have been given back), and one
 *       per cent of the greater side.
 *   <li>The difference is <b>theirs less ours</b>; beyond the tolerance the account offends.
 * </ul>
 *
 * @see "Decision 0011: the proof"
 */
record BalanceComparison(
        Instant from,
        Instant to,
        BigDecimal ours,
        BigDecimal theirs,
        BigDecimal tolerance,
        BigDecimal toppedUp) {
    private static final BigDecimal SHARE = new BigDecimal("0.01");

    /**
     * One hour or so of an account; amounts in the provider's unit.
     *
     * @param ours cost of what was settled, quotes standing in where none was reported
     * @param estimated the part of ours that is quotes, or told of tasks that failed
     * @param returnable what failed or open jobs of this time may have given back, at most
     * @param openAtStart expected cost of jobs that were open at the first reading
     * @param openAtEnd expected cost of jobs that were open at the second reading
     */
    record Step(
            Instant from,
            Instant to,
            BigDecimal before,
            BigDecimal after,
            BigDecimal ours,
            BigDecimal estimated,
            BigDecimal returnable,
            BigDecimal openAtStart,
            BigDecimal openAtEnd) {
        boolean isTopUp() {
            return rise().compareTo(returnable) > 0;
        }

        private BigDecimal rise() {
            return after.subtract(before);
        }
    }

    /**
     * Compares neighbouring steps, oldest first.
     *
     * @param steps at least one
     */
    static BalanceComparison of(List<Step> steps) {
        BigDecimal ours = BigDecimal.ZERO;
        BigDecimal theirs = BigDecimal.ZERO;
        BigDecimal unsure = BigDecimal.ZERO;
        BigDecimal toppedUp = BigDecimal.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.isTopUp()) {
                toppedUp = toppedUp.add(step.rise()).add(step.ours());
                continue;
            }
            ours = ours.add(step.ours());
            theirs = theirs.subtract(step.rise());
            unsure = unsure.add(step.estimated());
            if (i == 0 || steps.get(i - 1).isTopUp()) {
                unsure = unsure.add(step.openAtStart());
            }
            if (i == steps.size() - 1 || steps.get(i + 1).isTopUp()) {
                unsure = unsure.add(step.openAtEnd());
            }
        }
        BigDecimal share = ours.max(theirs).max(BigDecimal.ZERO).multiply(SHARE);
        return new BalanceComparison(
                steps.getFirst().from(),
                steps.getLast().to(),
                ours,
                theirs,
                unsure.add(share),
                toppedUp);
    }

    BigDecimal difference() {
        return theirs.subtract(ours);
    }

    boolean agrees() {
        return difference().abs().compareTo(tolerance) <= 0;
    }
}
