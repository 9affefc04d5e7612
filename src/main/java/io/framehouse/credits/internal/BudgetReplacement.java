package io.framehouse.credits.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes a team's budgets those of a list, and writes each difference into the trail. */
@Component
final class BudgetReplacement {
    private final BudgetRows budgets;
    private final AuditTrail audit;

    BudgetReplacement(BudgetRows budgets, AuditTrail audit) {
        this.budgets = budgets;
        this.audit = audit;
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
                add(team, data);
            } else if (!kept.data().equals(data)) {
                change(team, kept, data);
            }
        }
        left.values().forEach(removed -> remove(team, removed));
    }

    private void add(TeamId team, BudgetData data) {
        UUID id = Ids.next();
        budgets.insert(team, id, data);
        record(team, "budget.added", id, Map.of(), fields(data));
    }

    private void change(TeamId team, BudgetStatus kept, BudgetData data) {
        budgets.update(team, kept.id(), data);
        record(team, "budget.changed", kept.id(), fields(kept.data()), fields(data));
    }

    private void remove(TeamId team, BudgetStatus removed) {
        budgets.remove(team, removed.id());
        record(team, "budget.removed", removed.id(), fields(removed.data()), Map.of());
    }

    private void record(
            TeamId team, String action, UUID id, Map<String, ?> before, Map<String, ?> after) {
        audit.record(team, new Change(action, "budget", id.toString(), before, after, null));
    }

    private static Map<String, Object> fields(BudgetData data) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("scope", Wire.of(data.scope()));
        UUID subject = data.subjectId();
        if (subject != null) {
            fields.put("subject_id", subject.toString());
        }
        fields.put("period", Wire.of(data.period()));
        fields.put("limit", data.limit().toWire());
        fields.put("hard", data.hard());
        fields.put("alert_at", data.alertAt());
        return fields;
    }
}
