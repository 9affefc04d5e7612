package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobLost;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.shared.Wire;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one way into UNKNOWN: says why and since when, and tells others. */
@Component
class JobLosses {
    private final JobChanges changes;
    private final ApplicationEventPublisher events;

    JobLosses(JobChanges changes, ApplicationEventPublisher events) {
        this.changes = changes;
        this.events = events;
    }

    /**
     * Notes that nobody knows what became of a locked job.
     *
     * @param detail what was seen
     * @param columns what else is to be noted, with the time of the next look
     */
    void lose(Job job, UnknownReason reason, String detail, Columns columns, Note note) {
        changes.move(
                job,
                JobState.UNKNOWN,
                columns.set("unknown_reason", Wire.of(reason))
                        .set("unknown_since", changes.now())
                        .set("provider_reason", detail),
                note);
        events.publishEvent(new JobLost(job.team(), job.id(), reason));
    }
}
