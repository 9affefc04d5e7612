package io.framehouse.credits.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.TransferKind;
import io.framehouse.credits.internal.JobCosts.JobCost;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Books refunds and adjustments under the team's lock; a repeat of the same transfer id books
 * nothing. What a job has cost never falls below zero.
 */
@Component
final class CorrectionBook {
    private final BalanceRows balances;
    private final TransferRows transfers;
    private final JobCosts costs;
    private final Booking booking;
    private final AuditTrail audit;

    CorrectionBook(
            BalanceRows balances,
            TransferRows transfers,
            JobCosts costs,
            Booking booking,
            AuditTrail audit) {
        this.balances = balances;
        this.transfers = transfers;
        this.costs = costs;
        this.booking = booking;
        this.audit = audit;
    }

    /**
     * Books a correction.
     *
     * @return false where it was booked before
     */
    boolean book(Transfer transfer) {
        TeamId team = transfer.team();
        if (balances.zone(team).isEmpty()) {
            throw DomainException.notFound("team");
        }
        balances.lock(team);
        Optional<TransferRows.Booked> earlier = transfers.find(team, transfer.id());
        if (earlier.isPresent()) {
            earlier.get().requireSame(transfer);
            return false;
        }
        booking.book(transfer, requireCovered(transfer));
        audit.record(team, change(transfer));
        return true;
    }

    /** Refuses what would take more off than there is; answers the hold whose windows follow. */
    private @Nullable UUID requireCovered(Transfer transfer) {
        JobId job = transfer.job();
        if (job == null) {
            requireAvailable(transfer.team(), transfer.amount());
            return null;
        }
        JobCost cost =
                costs.find(transfer.team(), job).orElseThrow(() -> DomainException.notFound("job"));
        Credits takenOff = transfer.postings().available();
        if (takenOff.compareTo(cost.rest()) > 0 && takenOff.isPositive()) {
            throw aboveCost(job, cost, transfer);
        }
        return cost.hold();
    }

    private void requireAvailable(TeamId team, Credits amount) {
        if (!amount.isNegative()) {
            return;
        }
        Credits rest = balances.find(team).orElseThrow().rest();
        if (rest.plus(amount).isNegative()) {
            Credits most = rest.isNegative() ? Credits.ZERO : rest;
            throw refusal(
                    "amount is %s, but the team has %s available. Take off at most that, or name the job whose cost is wrong."
                            .formatted(amount.toWire(), most),
                    most.negate());
        }
    }

    private static DomainException aboveCost(JobId job, JobCost cost, Transfer transfer) {
        boolean refund = transfer.kind() == TransferKind.REFUND;
        return refusal(
                "amount is %s, but job %s has cost %s: settled %s, adjusted by %s, refunded %s. %s at most %s."
                        .formatted(
                                transfer.amount().toWire(),
                                job,
                                cost.rest(),
                                cost.settled().toWire(),
                                cost.adjusted().toWire(),
                                cost.refunded().toWire(),
                                refund ? "Refund" : "Take off",
                                cost.rest()),
                refund ? cost.rest() : cost.rest().negate());
    }

    private static DomainException refusal(String message, Credits allowed) {
        return DomainException.invalid(
                List.of(new FieldError("amount", "out_of_range", message, allowed.toWire())));
    }

    private static Change change(Transfer transfer) {
        boolean refund = transfer.kind() == TransferKind.REFUND;
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("amount", transfer.amount().toWire());
        JobId job = transfer.job();
        if (job != null) {
            after.put("job_id", job.toString());
        }
        return new Change(
                refund ? "credits.refunded" : "credits.adjusted",
                refund ? "refund" : "adjustment",
                transfer.id().toString(),
                Map.of(),
                after,
                transfer.reason());
    }
}
