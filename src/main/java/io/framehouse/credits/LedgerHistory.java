package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a team's ledger, for finance. */
public interface LedgerHistory {
    /** Transfers of a team, newest first. */
    Page<Line> list(TeamId team, Filter filter, PageRequest page);

    /** Which transfers are asked for; null means any. */
    record Filter(@Nullable JobId job, @Nullable TransferKind kind) {
        /** All transfers. */
        public static final Filter ALL = new Filter(null, null);
    }

    /**
     * One transfer.
     *
     * @param amount zero or more; below zero only for {@link TransferKind#ADJUST}
     * @param actor who booked it, by name
     */
    record Line(
            UUID id,
            TransferKind kind,
            Credits amount,
            @Nullable JobId job,
            @Nullable String reason,
            String actor,
            Instant at) {}
}
