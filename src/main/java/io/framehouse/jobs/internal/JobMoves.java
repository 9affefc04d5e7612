package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAudience;
import io.framehouse.jobs.JobMoved;
import io.framehouse.jobs.JobState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a job's steps, in the transaction of the step, if anybody listens to that job. */
@Component
class JobMoves {
    private static final Set<JobState> TOLD =
            EnumSet.of(
                    JobState.QUEUED,
                    JobState.RUNNING,
                    JobState.UNKNOWN,
                    JobState.FAILED,
                    JobState.CANCELLED);

    private final ObjectProvider<JobAudience> audiences;
    private final ApplicationEventPublisher events;

    JobMoves(ObjectProvider<JobAudience> audiences, ApplicationEventPublisher events) {
        this.audiences = audiences;
        this.events = events;
    }

    void tell(Job job, JobState to, Instant at) {
        if (TOLD.contains(to)
                && audiences.stream().anyMatch(one -> one.listensTo(job.team(), job.id()))) {
            events.publishEvent(new JobMoved(job.team(), job.id(), to, at));
        }
    }
}
