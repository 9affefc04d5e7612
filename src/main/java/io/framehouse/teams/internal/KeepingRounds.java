package io.framehouse.teams.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamKeeping;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets go of a bounded number of things in small transactions. A round that is cut short has done
 * what it has committed; the next one goes on from there.
 */
@Component
class KeepingRounds {
    private static final Logger LOG = LoggerFactory.getLogger(KeepingRounds.class);
    private static final Actor SYSTEM = Actor.system("retention");
    private static final int AT_ONCE = 200;
    private static final int MOST_TIMES = 50;

    private final RetentionRows rows;
    private final ObjectProvider<TeamKeeping> keepings;
    private final TeamTransactions transactions;
    private final Clock clock;

    KeepingRounds(
            RetentionRows rows,
            ObjectProvider<TeamKeeping> keepings,
            TeamTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.keepings = keepings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round over all teams; one team's trouble is no other's. */
    void letGo() {
        for (TeamId team : transactions.onPlatform(rows::teams)) {
            try {
                CurrentActor.runAs(SYSTEM, () -> letGo(team));
            } catch (RuntimeException failure) {
                LOG.warn("Letting go of old things failed: teamId={}", team, failure);
            }
        }
    }

    private void letGo(TeamId team) {
        keepings.orderedStream()
                .forEach(keeping -> {
                    int gone = AT_ONCE;
                    for (int time = 0; gone == AT_ONCE && time < MOST_TIMES; time++) {
                        gone = transactions.inTeam(team, () -> few(team, keeping));
                    }
                });
    }

    /** The setting is read anew for each few, so that a change acts at once. */
    private int few(TeamId team, TeamKeeping keeping) {
        Instant now = clock.instant();
        Retention retention = rows.find(team).orElse(Retention.FOR_EVER);
        return keeping.letGo(team, retention, now, AT_ONCE);
    }
}
