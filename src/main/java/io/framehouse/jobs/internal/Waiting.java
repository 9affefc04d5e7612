package io.framehouse.jobs.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A waiting job as the hand-out sees it.
 *
 * @param tried accounts it rests from now
 * @param reason why it waits, as it was last told
 */
record Waiting(
        TeamId team,
        JobId id,
        String model,
        String routing,
        int priority,
        Instant createdAt,
        Set<AccountId> tried,
        @Nullable String reason) {
    /** The order inside one team. */
    static final Comparator<Waiting> IN_TEAM =
            Comparator.comparingInt(Waiting::priority)
                    .reversed()
                    .thenComparing(Waiting::createdAt)
                    .thenComparing(job -> job.id().value());

    /** What it shares with those that can go to the same accounts. */
    Key key() {
        return new Key(team, model, routing);
    }

    /** Jobs of one key can go to the same accounts: where the first finds no room, none does. */
    record Key(TeamId team, String model, String routing) {}
}
