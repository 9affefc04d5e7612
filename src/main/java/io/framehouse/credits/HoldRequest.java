package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to hold credits for a job. The hold's id is the job's id.
 *
 * @param amount zero or more
 * @param member the person whose budgets count, null for a key bound to nobody
 * @param key the key whose budgets count, null from the console
 * @param at the instant of submission; decides the budget windows
 */
public record HoldRequest(
        TeamId team,
        JobId job,
        Credits amount,
        @Nullable UserId member,
        @Nullable KeyId key,
        Instant at) {}
