package io.framehouse.credits.internal;

import io.framehouse.credits.Budgets;
import io.framehouse.credits.Corrections;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes what is left of a team's credits out of the books and its requests for more away. */
@Component
class CreditsErasure implements TeamErasure {
    private static final String REASON = "The team was deleted; what was left went with it";

    private final Budgets budgets;
    private final Corrections corrections;

    CreditsErasure(Budgets budgets, Corrections corrections) {
        this.budgets = budgets;
        this.corrections = corrections;
    }

    @Override
    public List<Step> steps() {
        return List.of(Step.delete(20, "budget_request"));
    }

    /** Booked as any correction, so that the books balance; its commit is the team's end. */
    @Override
    public void begin(TeamId team) {
        Credits left = budgets.balance(team).available();
        if (left.isPositive()) {
            corrections.adjust(team, Ids.next(), null, left.negate(), REASON);
        }
    }
}
