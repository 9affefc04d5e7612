package io.framehouse.credits.internal;

import io.framehouse.credits.TeamOverdrawn;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Books a transfer that no limit may refuse: balance, then the windows of its hold, then the rows,
 * then what follows from the new figures.
 */
@Component
final class Booking {
    private final BalanceRows balances;
    private final WindowRows windows;
    private final TransferRows transfers;
    private final GrantExpiry expiry;
    private final BudgetAlerts alerts;
    private final ApplicationEventPublisher events;

    Booking(
            BalanceRows balances,
            WindowRows windows,
            TransferRows transfers,
            GrantExpiry expiry,
            BudgetAlerts alerts,
            ApplicationEventPublisher events) {
        this.balances = balances;
        this.windows = windows;
        this.transfers = transfers;
        this.expiry = expiry;
        this.alerts = alerts;
        this.events = events;
    }

    /**
     * Books on the balance and on the windows that this hold was counted in.
     *
     * @param hold null for a transfer that no budget counts
     */
    void book(Transfer transfer, @Nullable UUID hold) {
        TeamId team = transfer.team();
        Postings postings = transfer.postings();
        Credits rest = balances.apply(team, postings);
        List<UUID> counted = hold == null ? List.of() : windows.apply(team, hold, postings);
        transfers.insert(transfer);
        tellOverdraft(transfer, rest);
        if (postings.raiseUse() && !counted.isEmpty()) {
            alerts.tell(team, counted);
        }
        if (postings.available().isPositive()) {
            // What comes back may belong to a grant that expired while it was held or spent.
            expiry.expireUnderLock(team);
        }
    }

    /** Only the booking that crosses zero is news; the balance says the rest. */
    private void tellOverdraft(Transfer transfer, Credits rest) {
        Credits before = rest.minus(transfer.postings().available());
        JobId job = transfer.job();
        if (job != null && rest.isNegative() && !before.isNegative()) {
            events.publishEvent(new TeamOverdrawn(transfer.team(), job, rest.negate()));
        }
    }
}
