package io.framehouse.gallery.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobRemovals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Empties trashes, a few videos in a transaction: bytes and what people kept of a video go, its job
 * and what it cost stay. A round that is cut short has done what it has committed.
 */
@Component
class TrashRounds {
    private static final Logger LOG = LoggerFactory.getLogger(TrashRounds.class);
    private static final Actor SYSTEM = Actor.system("trash");
    private static final int AT_ONCE = 100;
    private static final int MOST_TIMES = 100;

    private final TrashRows rows;
    private final KeptItems items;
    private final BlobRemovals removals;
    private final KeepingNews news;
    private final TeamTransactions transactions;
    private final Clock clock;

    TrashRounds(
            TrashRows rows,
            KeptItems items,
            BlobRemovals removals,
            KeepingNews news,
            TeamTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.items = items;
        this.removals = removals;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round over all teams; one team's trouble is no other's. */
    void run() {
        Instant now = clock.instant();
        for (TeamId team : transactions.onPlatform(() -> rows.teams(now))) {
            try {
                CurrentActor.runAs(SYSTEM, () -> empty(team, now));
            } catch (RuntimeException failure) {
                LOG.warn("Emptying the trash failed: teamId={}", team, failure);
            }
        }
    }

    private void empty(TeamId team, Instant now) {
        int gone = AT_ONCE;
        for (int time = 0; gone == AT_ONCE && time < MOST_TIMES; time++) {
            gone = transactions.inTeam(team, () -> few(team, now));
        }
    }

    /** The setting is read anew for each few, so that a change acts at once. */
    private int few(TeamId team, Instant now) {
        int days = items.trashDays(team);
        List<UUID> over = rows.lockOver(team, now.minus(Duration.ofDays(days)), AT_ONCE);
        if (over.isEmpty()) {
            return 0;
        }
        List<String> blobs = rows.expire(team, over, reason(days));
        removals.later(team, blobs);
        int gone = rows.forget(team, over);
        news.changed(team, over);
        return gone;
    }

    private static String reason(int days) {
        return "It lay in the trash for %s and is gone for good."
                .formatted(days == 1 ? "1 day" : days + " days");
    }
}
