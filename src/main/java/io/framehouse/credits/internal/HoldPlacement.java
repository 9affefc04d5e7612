package io.framehouse.credits.internal;

import io.framehouse.credits.HoldRequest;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Places a hold: balance first, then the windows of all budgets that apply, then the rows. */
@Component
final class HoldPlacement {
    private final BalanceRows balances;
    private final WindowRows windows;
    private final TransferRows transfers;
    private final HoldRows holds;

    HoldPlacement(
            BalanceRows balances, WindowRows windows, TransferRows transfers, HoldRows holds) {
        this.balances = balances;
        this.windows = windows;
        this.transfers = transfers;
        this.holds = holds;
    }

    /**
     * Places the hold or throws the refusal.
     *
     * @return false where the same hold was there already
     */
    boolean place(HoldRequest request) {
        Optional<ZoneId> zone = balances.holdIfCovered(request);
        if (zone.isEmpty()) {
            // Under the lock, so that the refusal tells the very figures that refused.
            balances.lock(request.team());
            zone = balances.holdIfCovered(request);
        }
        if (zone.isEmpty()) {
            return isRepeat(request);
        }
        List<UUID> counted = countInWindows(request, zone.get());
        transfers.insert(Transfer.hold(request.team(), request.job(), request.amount()));
        holds.insert(request, counted);
        return true;
    }

    private boolean isRepeat(HoldRequest request) {
        HoldRows.Hold earlier = holds.find(request.team(), request.job()).orElse(null);
        if (earlier == null) {
            throw Refusals.insufficientCredits(
                    balances.find(request.team()).orElseThrow(), request.amount());
        }
        if (!earlier.amount().equals(request.amount())) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "Job %s holds %s already; it cannot hold %s as well."
                            .formatted(request.job(), earlier.amount(), request.amount()));
        }
        return false;
    }

    private List<UUID> countInWindows(HoldRequest request, ZoneId zone) {
        WindowRows.Filter filter =
                WindowRows.Filter.binding(request.team(), request.member(), request.key());
        BudgetWindows now = BudgetWindows.at(request.at(), zone);
        List<CurrentBudget> budgets = windows.find(filter, now);
        if (budgets.stream().anyMatch(budget -> budget.windowId() == null)) {
            windows.openMissing(filter, now);
            budgets = windows.find(filter, now);
        }
        if (budgets.isEmpty()) {
            return List.of();
        }
        List<UUID> present = budgets.stream().map(HoldPlacement::windowOf).toList();
        List<UUID> counted = windows.holdWhereCovered(request, present);
        for (CurrentBudget budget : budgets) {
            if (!counted.contains(windowOf(budget))) {
                throw Refusals.budgetExceeded(budget, request.amount(), zone);
            }
        }
        return counted;
    }

    private static UUID windowOf(CurrentBudget budget) {
        return Objects.requireNonNull(budget.windowId(), "a budget has no window after making it");
    }
}
