package io.framehouse.gallery.internal;

import io.framehouse.gallery.CopyFinished;
import io.framehouse.jobs.JobAudience;
import io.framehouse.jobs.JobNotes;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells screens and listeners how copies go on, in the transaction that makes it so. */
@Component
class CopyNews {
    private final LiveFeed feed;
    private final ObjectProvider<JobAudience> audiences;
    private final ObjectProvider<JobNotes> notes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CopyNews(
            LiveFeed feed,
            ObjectProvider<JobAudience> audiences,
            ObjectProvider<JobNotes> notes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.feed = feed;
        this.audiences = audiences;
        this.notes = notes;
        this.events = events;
        this.clock = clock;
    }

    /** The wall may show the preview of a video; nobody else hears of it. */
    void preview(TeamId team, UUID video) {
        feed.changed(new LiveFeed.Signal(team, "asset", video.toString()));
    }

    void ready(CopyClaim claim) {
        changed(claim);
        note(claim, "ready");
        finished(claim.team(), claim.job(), claim.kind(), true);
    }

    void failed(CopyClaim claim) {
        changed(claim);
        note(claim, "failed");
        finished(claim.team(), claim.job(), claim.kind(), false);
    }

    /** There is no video of this job to copy. */
    void missing(TeamId team, JobId job) {
        changed(team, job);
        finished(team, job, AssetKind.VIDEO, false);
    }

    void changed(CopyClaim claim) {
        feed.changed(new LiveFeed.Signal(claim.team(), "asset", claim.id().toString()));
        changed(claim.team(), claim.job());
    }

    void changed(TeamId team, JobId job) {
        feed.changed(new LiveFeed.Signal(team, "job", job.toString()));
    }

    /** In the job's timeline, so that a stream of jobs tells it. */
    private void note(CopyClaim claim, String end) {
        String word = Wire.of(claim.kind()) + "_" + end;
        notes.ifAvailable(timeline -> timeline.note(claim.team(), claim.job(), word));
    }

    private void finished(TeamId team, JobId job, AssetKind kind, boolean ready) {
        if (audiences.stream().anyMatch(one -> one.listensTo(team, job))) {
            events.publishEvent(new CopyFinished(team, job, Wire.of(kind), ready, clock.instant()));
        }
    }
}
