package io.framehouse.gallery.internal;

import io.framehouse.jobs.JobSucceeded;
import io.framehouse.jobs.LateVideo;
import io.framehouse.jobs.VideoMissing;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Notes what is to be copied when a job succeeded, or that there is nothing to copy. The
 * publication registry repeats the event until this method returned, so it may run twice.
 */
@Component
class AssetIntake {
    private final AssetRepository assets;
    private final TeamTransactions transactions;
    private final CopyNews news;
    private final Clock clock;

    AssetIntake(AssetRepository assets, TeamTransactions transactions, CopyNews news, Clock clock) {
        this.assets = assets;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /** Not an application module listener: its transaction would have no team. */
    @Async
    @TransactionalEventListener
    public void on(JobSucceeded event) {
        Instant now = now();
        transactions.runInTeam(
                event.team(), () -> note(event.team(), event.job(), event.file(), now));
    }

    /** The video came after a person had decided about the job. */
    @Async
    @TransactionalEventListener
    public void on(LateVideo event) {
        Instant now = now();
        transactions.runInTeam(
                event.team(),
                () -> {
                    assets.giveSource(event.team(), event.job(), event.file().url(), now);
                    note(event.team(), event.job(), event.file(), now);
                    news.changed(event.team(), event.job());
                });
    }

    /** Says why there is nothing to play, so that nobody waits for it. */
    @Async
    @TransactionalEventListener
    public void on(VideoMissing event) {
        transactions.runInTeam(
                event.team(),
                () -> {
                    assets.insertMissing(event.team(), event.job(), event.reason(), now());
                    news.missing(event.team(), event.job());
                });
    }

    private void note(TeamId team, JobId job, ResultFile file, Instant now) {
        assets.insert(team, job, AssetKind.VIDEO, file.url(), now, now);
        String cover = file.coverUrl();
        // Without a cover of the provider's, one is made when the video is there.
        assets.insert(team, job, AssetKind.COVER, cover, cover == null ? null : now, now);
        if (file.watermarkedUrl() != null) {
            assets.insert(team, job, AssetKind.WATERMARKED, file.watermarkedUrl(), now, now);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
