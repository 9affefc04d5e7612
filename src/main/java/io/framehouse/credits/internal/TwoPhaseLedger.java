package io.framehouse.credits.internal;

import io.framehouse.credits.HoldRequest;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerLine;
import io.framehouse.credits.Resolution;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The door to the ledger: checks who asks and in which transaction, then lets the parts book. */
@Service
final class TwoPhaseLedger implements Ledger {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final HoldPlacement placement;
    private final HoldResolution resolution;
    private final GrantBook grants;
    private final TransferRows transfers;
    private final LiveFeed feed;

    TwoPhaseLedger(
            CurrentActor currentActor,
            TeamTransactions transactions,
            HoldPlacement placement,
            HoldResolution resolution,
            GrantBook grants,
            TransferRows transfers,
            LiveFeed feed) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.placement = placement;
        this.resolution = resolution;
        this.grants = grants;
        this.transfers = transfers;
        this.feed = feed;
    }

    @Override
    public UUID grant(
            TeamId team,
            UUID transferId,
            Credits amount,
            String reason,
            @Nullable Instant expiresAt) {
        currentActor.requirePlatform(Action.GRANT_CREDITS);
        transactions.runInTeam(
                team,
                () -> {
                    if (grants.grant(team, transferId, amount, reason, expiresAt)) {
                        tellBalanceChanged(team);
                    }
                });
        return transferId;
    }

    @Override
    public void hold(HoldRequest request) {
        requireNotNegative(request.amount());
        inCallersTransaction(
                request.team(),
                () -> {
                    placement.place(
                            request, currentActor.find().map(Actor::label).orElse("system"));
                    return request.job();
                });
    }

    @Override
    public Resolution settle(TeamId team, JobId job, Credits amount) {
        requireNotNegative(amount);
        return resolve(team, () -> resolution.settle(team, job, amount));
    }

    @Override
    public Resolution release(TeamId team, JobId job, String reason) {
        return resolve(team, () -> resolution.release(team, job, reason));
    }

    @Override
    public List<LedgerLine> trail(TeamId team, JobId job) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions.inTeam(team, () -> transfers.trail(team, job));
    }

    private Resolution resolve(TeamId team, Supplier<Resolution> work) {
        return inCallersTransaction(
                team,
                () -> {
                    Resolution result = work.get();
                    if (result.done()) {
                        tellBalanceChanged(team);
                    }
                    return result;
                });
    }

    /**
     * Joins the caller's transaction. Joining, not merely using it, means that a refusal marks it
     * for rollback even where the caller swallows the exception.
     */
    private <T> T inCallersTransaction(TeamId team, Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Holds change with the job they are for: call this inside"
                            + " TeamTransactions.inTeam of team "
                            + team);
        }
        return transactions.inTeam(team, work);
    }

    private void tellBalanceChanged(TeamId team) {
        feed.changed(new LiveFeed.Signal(team, "balance", team.toString()));
    }

    private static void requireNotNegative(Credits amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("'amount' is " + amount + "; it must be 0 or more");
        }
    }
}
