package io.framehouse.credits.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Single changes of budgets, each with its line in the trail. */
@Component
final class BudgetChanges {
    private final BudgetRows budgets;
    private final AuditTrail audit;

    BudgetChanges(BudgetRows budgets, AuditTrail audit) {
        this.budgets = budgets;
        this.audit = audit;
    }

    void add(TeamId team, BudgetData data, @Nullable String reason) {
        UUID id = Ids.next();
        budgets.insert(team, id, data);
        Map<String, Object> after = fields(data);
        audit.record(team, line("budget.added", id, Map.of(), after, reason));
    }

    void change(TeamId team, BudgetStatus kept, BudgetData data, @Nullable String reason) {
        if (kept.data().equals(data)) {
            return;
        }
        budgets.update(team, kept.id(), data);
        Map<String, Object> before = fields(kept.data());
        audit.record(team, line("budget.changed", kept.id(), before, fields(data), reason));
    }

    void remove(TeamId team, BudgetStatus removed, @Nullable String reason) {
        budgets.remove(team, removed.id());
        Map<String, Object> before = fields(removed.data());
        audit.record(team, line("budget.removed", removed.id(), before, Map.of(), reason));
    }

    private static Change line(
            String action,
            UUID id,
            Map<String, ?> before,
            Map<String, ?> after,
            @Nullable String reason) {
        return new Change(action, "budget", id.toString(), before, after, reason);
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
        fields.put("alert_forecast", data.alertForecast());
        return fields;
    }
}
