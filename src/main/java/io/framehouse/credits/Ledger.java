package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The only door to credits. {@code hold}, {@code settle} and {@code release} join the caller's team
 * transaction and must be called inside one; they lock balance, then team, member and key windows.
 *
 * @see "Decision 0002: two-phase credits"
 */
public interface Ledger {
    /**
     * Gives a team credits. The same transfer id again changes nothing and answers the same.
     *
     * @param amount more than zero
     * @param expiresAt when what is unused expires, or null
     * @return the transfer id
     */
    UUID grant(
            TeamId team,
            UUID transferId,
            Credits amount,
            String reason,
            @Nullable Instant expiresAt);

    /**
     * Moves credits from available to held, or refuses.
     *
     * @throws io.framehouse.shared.DomainException {@code insufficient_credits} or {@code
     *     budget_exceeded} with {@code scope, limit, spent, held, requested, resets_at}
     */
    void hold(HoldRequest request);

    /**
     * Settles a hold at an amount below, at or above it; the rest goes back, what is above is
     * booked in full and may overdraw the team.
     */
    Resolution settle(TeamId team, JobId job, Credits amount);

    /** Gives a hold back whole. */
    Resolution release(TeamId team, JobId job, String reason);

    /** The money trail of a job, oldest first. */
    List<LedgerLine> trail(TeamId team, JobId job);
}
