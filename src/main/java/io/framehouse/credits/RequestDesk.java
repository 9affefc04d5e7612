package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;

/** What those who answer requests look at before they do. */
public interface RequestDesk {
    /**
     * What a person's own jobs of the team settled, and jobs of keys bound to that person. For
     * those who may change the team's budgets.
     *
     * @param since counts what was settled at or after this instant
     */
    Credits settledBy(TeamId team, UserId person, Instant since);

    /**
     * Waiting requests for more of a balance, over all teams, oldest first. For platform admins.
     */
    List<Waiting> waitingOfBalances();

    /** A request and the team it is of. */
    record Waiting(TeamId team, BudgetRequests.BudgetRequest request) {}
}
