package io.framehouse.credits.internal;

import io.framehouse.credits.TransferKind;
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
        TransferKind kind,
        Credits amount,
        Postings postings,
        @Nullable UUID holdId,
        @Nullable JobId job,
        @Nullable String reason,
        @Nullable Instant expiresAt) {

    static Transfer grant(
            TeamId team, UUID id, Credits amount, String reason, @Nullable Instant expiresAt) {
        Postings postings = Postings.grant(amount);
        return new Transfer(
                team, id, TransferKind.GRANT, amount, postings, null, null, reason, expiresAt);
    }

    static Transfer expire(TeamId team, UUID id, Credits amount) {
        Postings postings = Postings.expire(amount);
        return new Transfer(
                team, id, TransferKind.EXPIRE, amount, postings, null, null, null, null);
    }

    static Transfer settle(TeamId team, UUID id, HoldRows.Hold hold, Credits settled) {
        Postings postings = Postings.settle(hold.amount(), settled);
        return new Transfer(
                team,
                id,
                TransferKind.SETTLE,
                settled,
                postings,
                hold.id(),
                hold.job(),
                null,
                null);
    }

    static Transfer release(TeamId team, UUID id, HoldRows.Hold hold, String reason) {
        Postings postings = Postings.release(hold.amount());
        return new Transfer(
                team,
                id,
                TransferKind.RELEASE,
                hold.amount(),
                postings,
                hold.id(),
                hold.job(),
                reason,
                null);
    }

    /** Gives back part of what a job has cost. */
    static Transfer refund(TeamId team, UUID id, JobId job, Credits amount, String reason) {
        Postings postings = Postings.refund(amount);
        return new Transfer(
                team, id, TransferKind.REFUND, amount, postings, null, job, reason, null);
    }

    /** Corrects what a job has cost, or without a job what the team was granted. */
    static Transfer adjust(
            TeamId team, UUID id, @Nullable JobId job, Credits amount, String reason) {
        Postings postings = job == null ? Postings.grant(amount) : Postings.refund(amount.negate());
        return new Transfer(
                team, id, TransferKind.ADJUST, amount, postings, null, job, reason, null);
    }

    /** Whether it is a line of the books by itself, and so belongs to a month. */
    boolean isLine() {
        return job != null && (kind == TransferKind.REFUND || kind == TransferKind.ADJUST);
    }
}
