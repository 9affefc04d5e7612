package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Another try of a job that ended without a video: a job of its own that names the old one. */
@Component
class JobRetries {
    private final CurrentActor currentActor;
    private final JobSubmission submission;
    private final JobRepository jobs;
    private final BatchRows rows;
    private final JobJson json;

    JobRetries(
            CurrentActor currentActor,
            JobSubmission submission,
            JobRepository jobs,
            BatchRows rows,
            JobJson json) {
        this.currentActor = currentActor;
        this.submission = submission;
        this.jobs = jobs;
        this.rows = rows;
        this.json = json;
    }

    Submitted retry(TeamId team, JobId ended, UUID press, @Nullable Credits seenPrice) {
        Actor actor = currentActor.require(team, Action.SUBMIT_JOB);
        Job old = jobs.read(team, ended).orElseThrow(() -> DomainException.notFound("job"));
        requireRetryable(old);
        JobId id =
                rows.place(team, new BatchRows.Entry(press, "retry", ended, actor.label()), 1)
                        .getFirst();
        return submission.submit(wish(old, press, seenPrice).withId(id));
    }

    private SubmitJob wish(Job old, UUID press, @Nullable Credits seenPrice) {
        ObjectNode original = json.newObject();
        original.put("model", old.model()).put("retry_of", old.id().toString());
        original.set("parameters", old.parameters());
        return new SubmitJob(
                old.team(),
                old.model(),
                old.parameters(),
                old.costCenter(),
                old.labels(),
                "retry:" + press,
                json.text(original),
                seenPrice,
                null,
                null,
                null,
                null,
                old.priority());
    }

    private static void requireRetryable(Job old) {
        if (old.state() != JobState.FAILED && old.state() != JobState.CANCELLED) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "Only a failed or cancelled job can be tried again; this one is "
                            + Wire.of(old.state())
                            + ". Reuse its settings to make another video.");
        }
        if (old.parameters().isEmpty()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "What this job asked for is no longer kept, so it cannot be tried again.");
        }
    }
}
