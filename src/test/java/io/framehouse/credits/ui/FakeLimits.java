package io.framehouse.credits.ui;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetLimits;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One team's budgets in memory, each with 20 credits settled and 60 held. */
final class FakeLimits implements Budgets, BudgetLimits {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Instant RESET = Instant.parse("2026-11-30T22:00:00Z");

    private final List<BudgetStatus> all = new ArrayList<>();
    private final List<Raise> raises = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private boolean broken;

    BudgetStatus with(BudgetData data) {
        BudgetStatus status =
                new BudgetStatus(Ids.next(), data, Credits.of(20), Credits.of(60), RESET);
        all.add(status);
        return status;
    }

    void breakDown() {
        broken = true;
    }

    List<BudgetData> data() {
        return all.stream().map(BudgetStatus::data).toList();
    }

    List<String> reasons() {
        return reasons;
    }

    @Override
    public Balance balance(TeamId team) {
        return new Balance(Credits.of(5000), Credits.of(20), Credits.of(60), false, NOW);
    }

    @Override
    public List<BudgetStatus> list(TeamId team) {
        if (broken) {
            throw new IllegalStateException("No connection to the database");
        }
        return List.copyOf(all);
    }

    @Override
    public List<BudgetStatus> binding(TeamId team, @Nullable UserId member, @Nullable KeyId key) {
        return all.stream()
                .filter(status ->
                        status.data().subjectId() == null
                                || (member != null
                                        && member.value().equals(status.data().subjectId())))
                .toList();
    }

    @Override
    public List<BudgetStatus> replace(TeamId team, List<BudgetData> budgets) {
        throw new UnsupportedOperationException("Single budgets are changed, never the list");
    }

    @Override
    public BudgetStatus set(TeamId team, BudgetData budget, String reason) {
        reasons.add(reason);
        for (int index = 0; index < all.size(); index++) {
            BudgetStatus old = all.get(index);
            if (old.data().scope() == budget.scope()
                    && old.data().period() == budget.period()
                    && Objects.equals(old.data().subjectId(), budget.subjectId())) {
                BudgetStatus changed =
                        new BudgetStatus(old.id(), budget, old.spent(), old.held(), old.resetsAt());
                all.set(index, changed);
                return changed;
            }
        }
        return with(budget);
    }

    @Override
    public void remove(TeamId team, UUID budget, String reason) {
        reasons.add(reason);
        all.removeIf(status -> status.id().equals(budget));
    }

    @Override
    public Raise raise(TeamId team, UUID budget, Credits amount, Instant until, String reason) {
        Raise raise = new Raise(Ids.next(), budget, amount, NOW, until, reason, "Aino");
        raises.add(raise);
        return raise;
    }

    @Override
    public void endRaise(TeamId team, UUID raise, String reason) {
        reasons.add(reason);
        raises.removeIf(one -> one.id().equals(raise));
    }

    @Override
    public List<Raise> raises(TeamId team) {
        return List.copyOf(raises);
    }
}
