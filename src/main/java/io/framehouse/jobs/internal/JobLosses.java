package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobLost;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.shared.Wire;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one way into UNKNOWN: says why and since when, and tells others. While a job stays there,
 * every look leaves its trace, and what is better known replaces the reason.
 */
@Component
class JobLosses {
    private final JobChanges changes;
    private final EvidenceRows evidence;
    private final PersonDeadline deadline;
    private final ApplicationEventPublisher events;

    JobLosses(
            JobChanges changes,
            EvidenceRows evidence,
            PersonDeadline deadline,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.evidence = evidence;
        this.deadline = deadline;
        this.events = events;
    }

    /**
     * Notes that nobody knows what became of a locked job.
     *
     * @param detail what was seen
     * @param columns what else is to be noted, with the time of the next look
     */
    void lose(Job job, UnknownReason reason, String detail, Columns columns, Note note) {
        Instant now = changes.now();
        changes.move(
                job,
                JobState.UNKNOWN,
                columns.set("unknown_reason", Wire.of(reason))
                        .set("unknown_since", now)
                        .set("provider_reason", detail),
                note);
        evidence.begin(job, now, deadline.of(reason, now));
        events.publishEvent(new JobLost(job.team(), job.id(), reason));
    }

    /**
     * Notes that a look at a locked UNKNOWN job did not end the doubt, but may have told why better
     * than what was known.
     *
     * @param seen why it is unknown by this look
     * @param columns what else is to be noted, with the time of the next look
     */
    void still(Job job, UnknownReason seen, Columns columns) {
        UnknownReason before = job.unknownReason();
        if (before != null && seen.replaces(before)) {
            columns.set("unknown_reason", Wire.of(seen));
            changes.append(
                    job,
                    JobState.UNKNOWN,
                    Note.of("unknown", "system").with(Wire.of(seen) + ", was " + Wire.of(before)));
            if (seen == UnknownReason.ACCOUNT_GONE) {
                evidence.askPersonAt(job.team(), job.id(), changes.now());
            }
        }
        changes.touch(job, columns);
    }
}
