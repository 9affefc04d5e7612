package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list of budgets must keep to; collects every broken field before it refuses. */
final class BudgetRules {
    private static final int MOST_BUDGETS = 2_000;
    private static final int MOST_ALERTS = 10;

    private final List<FieldError> errors = new ArrayList<>();

    private BudgetRules() {}

    /** Which budgets are the same one over time, whatever their limit. */
    record Identity(BudgetData.Scope scope, @Nullable UUID subjectId, BudgetData.Period period) {
        static Identity of(BudgetData data) {
            return new Identity(data.scope(), data.subjectId(), data.period());
        }
    }

    static void require(List<BudgetData> budgets) {
        BudgetRules rules = new BudgetRules();
        rules.check(budgets);
        if (!rules.errors.isEmpty()) {
            throw DomainException.invalid(rules.errors);
        }
    }

    /** The rules of one budget that joins or changes one of {@code present}; names bare fields. */
    static void require(BudgetData data, List<BudgetStatus> present) {
        BudgetRules rules = new BudgetRules();
        rules.checkFields("", data);
        boolean known =
                present.stream()
                        .anyMatch(status -> Identity.of(status.data()).equals(Identity.of(data)));
        if (!known && present.size() >= MOST_BUDGETS) {
            rules.broken(
                    "budget",
                    "too_many",
                    "The team has %d budgets, the most there can be. Remove some first."
                            .formatted(present.size()));
        }
        if (!rules.errors.isEmpty()) {
            throw DomainException.invalid(rules.errors);
        }
    }

    private void checkFields(String prefix, BudgetData data) {
        checkSubject(prefix, data);
        checkLimit(prefix, data);
        checkAlerts(prefix, data.alertAt());
    }

    private void check(List<BudgetData> budgets) {
        if (budgets.size() > MOST_BUDGETS) {
            broken(
                    "budgets",
                    "too_many",
                    "There are %d budgets; a team has at most %d. Remove some."
                            .formatted(budgets.size(), MOST_BUDGETS));
            return;
        }
        Map<Identity, Integer> seen = new HashMap<>();
        for (int index = 0; index < budgets.size(); index++) {
            String path = "budgets[" + index + "]";
            BudgetData data = budgets.get(index);
            checkFields(path + ".", data);
            Integer first = seen.putIfAbsent(Identity.of(data), index);
            if (first != null) {
                broken(
                        path,
                        "duplicate",
                        "This %s already has a %s budget in budgets[%d]. Keep one of the two."
                                .formatted(Wire.of(data.scope()), Wire.of(data.period()), first));
            }
        }
    }

    private void checkSubject(String prefix, BudgetData data) {
        boolean ofTeam = data.scope() == BudgetData.Scope.TEAM;
        if (ofTeam != (data.subjectId() == null)) {
            broken(
                    prefix + "subject_id",
                    ofTeam ? "not_allowed" : "required",
                    ofTeam
                            ? "A team's budget has no subject. Leave subject_id out."
                            : "A %1$s's budget needs the id of the %1$s."
                                    .formatted(Wire.of(data.scope())));
        }
    }

    private void checkLimit(String prefix, BudgetData data) {
        if (data.limit().isNegative() || data.limit().compareTo(FieldRules.LARGEST) > 0) {
            broken(
                    prefix + "limit",
                    "out_of_range",
                    "limit is %s; it must be from 0 to %s credits."
                            .formatted(data.limit().toWire(), FieldRules.LARGEST.toWire()));
        }
    }

    private void checkAlerts(String prefix, List<Integer> alerts) {
        boolean inRange = alerts.stream().allMatch(percent -> percent >= 1 && percent <= 100);
        boolean distinct = new HashSet<>(alerts).size() == alerts.size();
        if (!inRange || !distinct || alerts.size() > MOST_ALERTS) {
            broken(
                    prefix + "alert_at",
                    "out_of_range",
                    "alert_at is %s; give at most %d different percentages from 1 to 100."
                            .formatted(alerts, MOST_ALERTS));
        }
    }

    private void broken(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }
}
