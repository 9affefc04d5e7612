package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetLimits;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Changes single limits under the team's lock. */
@Service
final class TeamBudgetLimits implements BudgetLimits {
    private static final int LONGEST_REASON = 500;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final PresentBudgets budgets;
    private final BudgetChanges changes;
    private final RaiseBook book;
    private final RaiseRows raises;
    private final Clock clock;

    TeamBudgetLimits(
            CurrentActor currentActor,
            TeamTransactions transactions,
            PresentBudgets budgets,
            BudgetChanges changes,
            RaiseBook book,
            RaiseRows raises,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.budgets = budgets;
        this.changes = changes;
        this.book = book;
        this.raises = raises;
        this.clock = clock;
    }

    @Override
    public BudgetStatus set(TeamId team, BudgetData budget, String reason) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        requireReason(reason);
        return transactions.inTeam(team, () -> setUnderLock(team, budget, reason));
    }

    private BudgetStatus setUnderLock(TeamId team, BudgetData wanted, String reason) {
        Predicate<BudgetStatus> same =
                status ->
                        BudgetRules.Identity.of(status.data())
                                .equals(BudgetRules.Identity.of(wanted));
        budgets.lock(team);
        List<BudgetStatus> present = budgets.all(team);
        BudgetRules.require(wanted, present);
        Optional<BudgetStatus> kept = present.stream().filter(same).findFirst();
        if (kept.isPresent()) {
            changes.change(team, kept.get(), wanted, reason);
        } else {
            changes.add(team, wanted, reason);
        }
        return budgets.changed(team).stream().filter(same).findFirst().orElseThrow();
    }

    @Override
    public void remove(TeamId team, UUID budget, String reason) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        requireReason(reason);
        transactions.runInTeam(
                team,
                () -> {
                    budgets.lock(team);
                    changes.remove(team, budgets.get(team, budget), reason);
                    budgets.changed(team);
                });
    }

    @Override
    public Raise raise(TeamId team, UUID budget, Credits amount, Instant until, String reason) {
        Actor actor = currentActor.require(team, Action.MANAGE_BUDGETS);
        new FieldRules()
                .positive("amount", amount)
                .end("until", until, clock.instant())
                .text("reason", reason, LONGEST_REASON)
                .require();
        RaiseBook.Wanted wanted = new RaiseBook.Wanted(Ids.next(), budget, amount, until, reason);
        return transactions.inTeam(team, () -> book.raise(team, wanted, actor));
    }

    @Override
    public void endRaise(TeamId team, UUID raise, String reason) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        requireReason(reason);
        transactions.runInTeam(team, () -> book.end(team, raise, reason));
    }

    @Override
    public List<Raise> raises(TeamId team) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions.inTeam(team, () -> raises.open(team, clock.instant()));
    }

    private static void requireReason(String reason) {
        new FieldRules().text("reason", reason, LONGEST_REASON).require();
    }
}
