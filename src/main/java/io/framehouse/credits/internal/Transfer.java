package io.framehouse.credits.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One movement of credits, as it is written once and never changed. */
record Transfer(
        TeamId team,
        UUID id,
        Kind kind,
        Credits amount,
        Postings postings,
        @Nullable UUID holdId,
        @Nullable JobId job,
        @Nullable String reason,
        @Nullable Instant expiresAt) {

    /** What moved the credits. */
    enum Kind {
        /** Gives available credits. */
        GRANT,
        /** Moves available credits to held. */
        HOLD,
        /** Moves held credits to spent and the rest back. */
        SETTLE,
        /** Moves held credits back to available. */
        RELEASE,
        /** Takes back what is unused of a grant that ended. */
        EXPIRE
    }

    static Transfer grant(
            TeamId team, UUID id, Credits amount, String reason, @Nullable Instant expiresAt) {
        Postings postings = Postings.grant(amount);
        return new Transfer(team, id, Kind.GRANT, amount, postings, null, null, reason, expiresAt);
    }

    static Transfer expire(TeamId team, UUID id, Credits amount) {
        Postings postings = Postings.expire(amount);
        return new Transfer(team, id, Kind.EXPIRE, amount, postings, null, null, null, null);
    }

    static Transfer settle(TeamId team, UUID id, HoldRows.Hold hold, Credits settled) {
        Postings postings = Postings.settle(hold.amount(), settled);
        return new Transfer(
                team, id, Kind.SETTLE, settled, postings, hold.id(), hold.job(), null, null);
    }

    static Transfer release(TeamId team, UUID id, HoldRows.Hold hold, String reason) {
        Postings postings = Postings.release(hold.amount());
        return new Transfer(
                team,
                id,
                Kind.RELEASE,
                hold.amount(),
                postings,
                hold.id(),
                hold.job(),
                reason,
                null);
    }
}
