package io.framehouse.gallery.internal;

import io.framehouse.jobs.JobSucceeded;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Notes what is to be copied when a job succeeded. The publication registry repeats the event until
 * this method returned, so it may run twice.
 */
@Component
class AssetIntake {
    private final AssetRepository assets;
    private final TeamTransactions transactions;
    private final Clock clock;

    AssetIntake(AssetRepository assets, TeamTransactions transactions, Clock clock) {
        this.assets = assets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Not an application module listener: its transaction would have no team. */
    @Async
    @TransactionalEventListener
    public void on(JobSucceeded event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transactions.runInTeam(event.team(), () -> note(event, now));
    }

    private void note(JobSucceeded event, Instant now) {
        ResultFile file = event.file();
        assets.insert(event.team(), event.job(), AssetKind.VIDEO, file.url(), now, now);
        String cover = file.coverUrl();
        // Without a cover of the provider's, one is made when the video is there.
        assets.insert(
                event.team(),
                event.job(),
                AssetKind.COVER,
                cover,
                cover == null ? null : now,
                now);
        if (file.watermarkedUrl() != null) {
            assets.insert(
                    event.team(),
                    event.job(),
                    AssetKind.WATERMARKED,
                    file.watermarkedUrl(),
                    now,
                    now);
        }
    }
}
