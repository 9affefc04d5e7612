package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes a team's budgets those of a list. */
@Component
final class BudgetReplacement {
    private final BudgetChanges changes;

    BudgetReplacement(BudgetChanges changes) {
        this.changes = changes;
    }

    void apply(TeamId team, List<BudgetStatus> present, List<BudgetData> wanted) {
        Map<BudgetRules.Identity, BudgetStatus> left =
                present.stream()
                        .collect(
                                Collectors.toMap(
                                        status -> BudgetRules.Identity.of(status.data()),
                                        Function.identity(),
                                        (one, other) -> one,
                                        LinkedHashMap::new));
        for (BudgetData data : wanted) {
            BudgetStatus kept = left.remove(BudgetRules.Identity.of(data));
            if (kept == null) {
                changes.add(team, data, null);
            } else {
                changes.change(team, kept, data, null);
            }
        }
        left.values().forEach(removed -> changes.remove(team, removed, null));
    }
}
