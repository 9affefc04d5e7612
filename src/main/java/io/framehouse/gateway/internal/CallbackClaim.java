package io.framehouse.gateway.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.UUID;

/**
 * The right to look after one caller's callbacks for a while.
 *
 * @param secret the presented key, sealed for team and job
 * @param attempts how often the last word failed so far
 * @param wakes how often the job had changed when this was claimed
 * @param token fences: whoever holds another one writes nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record CallbackClaim(
        TeamId team,
        JobId job,
        CallbackRule rule,
        String dialect,
        String url,
        String receiver,
        byte[] secret,
        boolean toldWorking,
        int attempts,
        long wakes,
        UUID token) {
    /** Where the secret belongs: only the same team and job open it. */
    static String context(TeamId team, JobId job) {
        return "caller callback of team " + team + " for job " + job;
    }
}
