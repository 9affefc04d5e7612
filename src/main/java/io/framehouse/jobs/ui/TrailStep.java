package io.framehouse.jobs.ui;

import io.framehouse.credits.LedgerLine;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One transfer of a job's money trail with what is true after it.
 *
 * @param costSoFar settled, less refunds, with corrections
 * @param heldSoFar what is still held
 * @param remark what the amounts alone do not say; empty where nothing
 */
record TrailStep(LedgerLine line, Credits costSoFar, Credits heldSoFar, String remark) {
    /** The steps of a trail, in its order. */
    static List<TrailStep> of(List<LedgerLine> lines) {
        List<TrailStep> steps = new ArrayList<>();
        Credits cost = Credits.ZERO;
        Credits held = Credits.ZERO;
        for (LedgerLine line : lines) {
            String remark = "";
            switch (line.kind()) {
                case "hold" -> held = held.plus(line.amount());
                case "settle" -> {
                    remark = besideHold(held, line.amount());
                    cost = cost.plus(line.amount());
                    held = Credits.ZERO;
                }
                case "release" -> held = Credits.ZERO;
                case "refund" -> cost = cost.minus(line.amount());
                case "adjust" -> cost = cost.plus(line.amount());
                default -> {
                    // Grants and expiries are of the team, not of a job.
                }
            }
            steps.add(new TrailStep(line, cost, held, remark));
        }
        return List.copyOf(steps);
    }

    private static String besideHold(Credits held, Credits settled) {
        int compared = settled.compareTo(held);
        if (compared == 0) {
            return "";
        }
        return compared < 0
                ? CreditsFormat.exact(held.minus(settled)) + " of the hold were released"
                : CreditsFormat.exact(settled.minus(held)) + " over the hold";
    }

    /** The ledger's word. */
    String word() {
        return line.kind().substring(0, 1).toUpperCase(Locale.ROOT) + line.kind().substring(1);
    }

    /** Plain for holds and settlements; a plus for what comes back, a minus for corrections. */
    String amount() {
        return switch (line.kind()) {
            case "release", "refund" -> CreditsFormat.signed(line.amount());
            default -> CreditsFormat.exact(line.amount());
        };
    }
}
