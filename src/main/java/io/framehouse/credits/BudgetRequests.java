package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests for more: a person asks, an owner or admin of the team answers; a wish for more of the
 * team's own balance is answered by a platform admin. Every step is audited and told by an event.
 */
public interface BudgetRequests {
    /**
     * Sends a request as the current person.
     *
     * @throws io.framehouse.shared.DomainException {@code invalid_request} with all broken fields;
     *     {@code wrong_state} where the same person's earlier request for it still waits
     */
    BudgetRequest ask(TeamId team, Wish wish);

    /**
     * Requests of the team, newest first, at most 200: all for those who answer, else one's own.
     */
    List<BudgetRequest> list(TeamId team);

    Optional<BudgetRequest> find(TeamId team, UUID id);

    /**
     * Approves with this amount and end: a raise of the budget, or a grant that expires. Only a
     * waiting request can be answered, once.
     */
    BudgetRequest approve(TeamId team, UUID id, Credits amount, Instant until, String note);

    BudgetRequest decline(TeamId team, UUID id, String reason);

    /** Takes one's own waiting request back. */
    BudgetRequest withdraw(TeamId team, UUID id);

    /**
     * What a person asks for.
     *
     * @param budget the budget to raise, or null for the team's balance
     * @param amount more than zero
     * @param until later than now
     * @param reason 1 to 300 characters
     * @param model the model of the job that was refused, or null
     * @param quote what that job would have held, or null
     */
    record Wish(
            @Nullable UUID budget,
            Credits amount,
            Instant until,
            String reason,
            @Nullable String model,
            @Nullable Credits quote) {}

    /** A request and what became of it. */
    record BudgetRequest(
            UUID id,
            UserId requestedBy,
            Wish wish,
            State state,
            @Nullable Credits approved,
            @Nullable Instant approvedUntil,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            Instant createdAt) {}

    /** What became of a request. */
    enum State {
        /** Nobody has answered. */
        WAITING,
        /** Final: a raise or grant was made. */
        APPROVED,
        /** Final: somebody said no, with a reason. */
        DECLINED,
        /** Final: the person took it back. */
        WITHDRAWN
    }
}
