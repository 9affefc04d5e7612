package io.framehouse.shell;

import io.framehouse.access.KeyBudgets;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetLimits;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Gives keys budgets of their own in the ledger. */
@Component
@Lazy
final class ShellKeyBudgets implements KeyBudgets {
    private static final List<Integer> ALERTS = List.of(50, 80, 100);
    private static final String REASON = "Set with the key";

    private final Budgets budgets;
    private final BudgetLimits limits;

    ShellKeyBudgets(Budgets budgets, BudgetLimits limits) {
        this.budgets = budgets;
        this.limits = limits;
    }

    @Override
    public Map<KeyId, KeyBudget> of(TeamId team) {
        Map<KeyId, List<BudgetStatus>> ofKeys =
                budgets.list(team).stream()
                        .filter(status -> status.data().scope() == Scope.KEY)
                        .collect(Collectors.groupingBy(status -> key(status.data())));
        return ofKeys.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> tightest(one.getValue())));
    }

    @Override
    public void set(TeamId team, KeyId key, @Nullable Limit wanted) {
        List<BudgetStatus> present =
                budgets.list(team).stream()
                        .filter(status -> isOf(status.data(), key.value()))
                        .toList();
        if (present.size() > 1) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This key has several budgets. Change them on the page of budgets.");
        }
        if (wanted != null) {
            limits.set(team, data(key, wanted, present), REASON);
        }
        present.stream()
                .filter(old -> wanted == null || old.data().period() != period(wanted.reset()))
                .forEach(old -> limits.remove(team, old.id(), REASON));
    }

    private static BudgetData data(KeyId key, Limit wanted, List<BudgetStatus> present) {
        boolean hard = present.stream().allMatch(old -> old.data().hard());
        List<Integer> alerts = present.isEmpty() ? ALERTS : present.getFirst().data().alertAt();
        return new BudgetData(
                Scope.KEY,
                key.value(),
                period(wanted.reset()),
                wanted.amount(),
                hard,
                alerts,
                present.stream().allMatch(old -> old.data().alertForecast()));
    }

    private static KeyBudget tightest(List<BudgetStatus> all) {
        BudgetStatus status =
                all.stream().min(Comparator.comparing(BudgetStatus::available)).orElseThrow();
        return new KeyBudget(
                new Limit(status.data().limit(), reset(status.data().period())),
                status.limit(),
                status.spent(),
                status.held(),
                status.resetsAt(),
                all.size() == 1);
    }

    private static boolean isOf(BudgetData data, UUID key) {
        return data.scope() == Scope.KEY && key.equals(data.subjectId());
    }

    private static KeyId key(BudgetData data) {
        UUID subject = data.subjectId();
        if (subject == null) {
            throw new IllegalStateException("A budget of scope KEY names no key");
        }
        return new KeyId(subject);
    }

    private static Period period(Reset reset) {
        return switch (reset) {
            case NEVER -> Period.TOTAL;
            case DAILY -> Period.DAY;
            case WEEKLY -> Period.WEEK;
            case MONTHLY -> Period.MONTH;
        };
    }

    private static Reset reset(Period period) {
        return switch (period) {
            case TOTAL -> Reset.NEVER;
            case DAY -> Reset.DAILY;
            case WEEK -> Reset.WEEKLY;
            case MONTH -> Reset.MONTHLY;
        };
    }
}
