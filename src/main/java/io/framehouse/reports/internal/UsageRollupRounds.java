package io.framehouse.reports.internal;

import io.framehouse.shared.TeamTransactions;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Brings the kept sums of usage up to date, a team or some thousand lines in each transaction. */
@Component
class UsageRollupRounds {
    private static final Logger LOG = LoggerFactory.getLogger(UsageRollupRounds.class);
    private static final int AT_ONCE = 10_000;

    private final TeamTransactions transactions;
    private final UsageRollups rollups;
    private final ZoneId platformZone;

    UsageRollupRounds(
            TeamTransactions transactions,
            UsageRollups rollups,
            @Value("${framehouse.time-zone:UTC}") ZoneId platformZone) {
        this.transactions = transactions;
        this.rollups = rollups;
        this.platformZone = platformZone;
    }

    /** First teams that are read from their lines, then what is pending. */
    void run() {
        List<UUID> stale = transactions.onPlatform(() -> rollups.stale(platformZone));
        long made = stale.stream().filter(this::rebuilt).count();
        if (made > 0) {
            LOG.info("Made the sums of usage of {} teams anew", made);
        }
        while (fold() == AT_ONCE) {
            // The next portion in a transaction of its own.
        }
    }

    /** One that fails is read from its lines on, and keeps no other waiting. */
    private boolean rebuilt(UUID team) {
        try {
            rebuild(team);
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("The sums of usage of team {} were not made", team, failure);
            return false;
        }
    }

    /** Makes the sums of one team anew; safe at any time. */
    void rebuild(UUID team) {
        transactions.runOnPlatform(() -> {
            rollups.lock();
            rollups.rebuild(team, platformZone);
        });
    }

    private int fold() {
        return transactions.onPlatform(() -> {
            rollups.lock();
            return rollups.fold(AT_ONCE);
        });
    }
}
