package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.SubmitJob;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A job about to be made, with what was asked for.
 *
 * @param caller whose idempotency keys are its own
 * @param zone the team's, as last seen
 * @param routing which routes can carry it, as {@link Routing} writes it
 */
@SuppressWarnings("ArrayRecordComponent")
record NewJob(
        Job job, SubmitJob wish, String caller, byte[] bodyHash, ZoneId zone, String routing) {
    /** Two of the same must not be decided at once; null where it is like no other. */
    @Nullable Object identity() {
        String key = wish.idempotencyKey();
        return key == null ? null : new Identity(caller, key);
    }

    /** About how much memory and wire it takes, in characters. */
    long weight() {
        String payload = wish.payload();
        return 2_000L + wish.original().length() + (payload == null ? 0 : payload.length());
    }

    private record Identity(String caller, String key) {}
}
