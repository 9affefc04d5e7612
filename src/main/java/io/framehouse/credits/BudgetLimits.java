package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Changes of single limits by owners and admins; each acts at once, rewrites no history and is
 * audited with its reason.
 */
public interface BudgetLimits {
    /**
     * Makes or changes the budget of the same scope, subject and period; leaves all others alone.
     *
     * @param reason 1 to 500 characters
     */
    BudgetStatus set(TeamId team, BudgetData budget, String reason);

    /** Ends a budget; what it counted stays in the books. */
    void remove(TeamId team, UUID budget, String reason);

    /**
     * Raises a limit from now until an instant; it goes back by itself.
     *
     * @param amount more than zero, added to the limit
     * @param until later than now, at most a year ahead
     */
    Raise raise(TeamId team, UUID budget, Credits amount, Instant until, String reason);

    /** Ends a raise early; one that has ended stays as it is. */
    void endRaise(TeamId team, UUID raise, String reason);

    /** All raises of the team's budgets that have not ended, the first to end first. */
    List<Raise> raises(TeamId team);

    /** A temporary raise. */
    record Raise(
            UUID id,
            UUID budget,
            Credits amount,
            Instant startsAt,
            Instant endsAt,
            String reason,
            String madeBy) {}
}
