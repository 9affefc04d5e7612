package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The callbacks that callers of other APIs asked for; implemented by the gateway. */
public interface JobCallbacks {
    /** Of a job that the actor may see; empty where nobody asked, or it is long forgotten. */
    Optional<JobCallback> find(TeamId team, JobId job);

    /**
     * One caller who is to be told.
     *
     * @param receiver scheme, host and port; the rest of the address may be a secret
     * @param tries how often the end was sent
     * @param lastText what the receiver said last, null before the first time
     * @param nextAt when the end is sent again, null where that is not planned
     * @param endedAt when it was told or given up, null while it is open
     */
    record JobCallback(
            String receiver,
            State state,
            int tries,
            @Nullable String lastText,
            @Nullable Instant nextAt,
            @Nullable Instant endedAt) {}

    /** How far it is. */
    enum State {
        /** The end is still to be told. */
        OPEN,
        /** The caller took the end. */
        DELIVERED,
        /** The caller never took it; nothing is sent any more. */
        GIVEN_UP
    }
}
