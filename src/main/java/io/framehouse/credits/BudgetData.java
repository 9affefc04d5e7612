package io.framehouse.credits;

import io.framehouse.shared.Credits;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A limit on spending.
 *
 * @param subjectId the member's or key's id; null for the team
 * @param limit zero or more
 * @param hard whether it refuses; a soft one only warns
 * @param alertAt percentages at which to warn, once a window
 * @param alertForecast whether to warn, once a window, when the forecast crosses the limit
 */
public record BudgetData(
        Scope scope,
        @Nullable UUID subjectId,
        Period period,
        Credits limit,
        boolean hard,
        List<Integer> alertAt,
        boolean alertForecast) {
    public BudgetData {
        alertAt = List.copyOf(alertAt);
    }

    /** A budget that also warns by its forecast. */
    public BudgetData(
            Scope scope,
            @Nullable UUID subjectId,
            Period period,
            Credits limit,
            boolean hard,
            List<Integer> alertAt) {
        this(scope, subjectId, period, limit, hard, alertAt, true);
    }

    /** Whose spending is limited; also the order in which rows are locked. */
    public enum Scope {
        /** All jobs of the team. */
        TEAM,
        /** The jobs of one member, and of keys bound to that member. */
        MEMBER,
        /** The jobs of one key. */
        KEY
    }

    /** How long a window is, in the team's time zone. */
    public enum Period {
        /** From midnight. */
        DAY,
        /** From Monday, midnight. */
        WEEK,
        /** From the first, midnight. */
        MONTH,
        /** Never begins anew. */
        TOTAL
    }
}
