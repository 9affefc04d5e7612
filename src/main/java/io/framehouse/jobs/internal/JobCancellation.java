package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.Providers;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Ends a job on somebody's wish: at once where nothing was sent, else only by the provider's word.
 */
@Service
class JobCancellation {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobChanges changes;
    private final JobSettlement settlement;
    private final Providers providers;

    JobCancellation(
            CurrentActor currentActor,
            TeamTransactions transactions,
            JobRepository jobs,
            JobChanges changes,
            JobSettlement settlement,
            Providers providers) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.jobs = jobs;
        this.changes = changes;
        this.settlement = settlement;
        this.providers = providers;
    }

    Job cancel(TeamId team, JobId id) {
        Actor actor = currentActor.require(team, Action.CANCEL_JOB);
        Job job = transactions.inTeam(team, () -> cancelUnsent(team, id, actor));
        if (job.state() == JobState.CANCELLED) {
            return job;
        }
        AccountId account = job.account();
        String task = job.providerTaskId();
        if (job.state() == JobState.UNKNOWN && task == null) {
            throw wrongState(
                    job,
                    "We do not know whether the provider has it, and ask until we do. Its credits"
                            + " stay held meanwhile.");
        }
        if (account == null || task == null) {
            throw wrongState(job, "It is being handed to the provider right now. Try again soon.");
        }
        CancelOutcome outcome =
                CurrentActor.as(Actor.system("cancel"), () -> providers.cancel(account, task));
        return switch (outcome) {
            case CancelOutcome.Accepted() -> asked(team, id, actor);
            case CancelOutcome.Refused(String message) ->
                    throw wrongState(job, "The provider will not cancel it: " + message);
            case CancelOutcome.Unanswered(String reason) ->
                    throw new DomainException(
                            CommonError.UNAVAILABLE,
                            "The provider did not answer the wish to cancel ("
                                    + reason
                                    + "). Try again; the job goes on meanwhile.");
        };
    }

    private Job cancelUnsent(TeamId team, JobId id, Actor actor) {
        Job job = lock(team, id);
        if (job.state().isFinal()) {
            throw wrongState(job, "It has ended already.");
        }
        if (job.state() == JobState.HELD) {
            settlement.finish(
                    job,
                    new Verdict.End(true, "Cancelled before it was sent.", null, actor.label()));
            return lock(team, id);
        }
        return job;
    }

    /**
     * The provider took the wish; its word comes with the next poll, which is due now. A poll under
     * way was asked before, so it loses its lease and with it its say in when the next one is.
     */
    private Job asked(TeamId team, JobId id, Actor actor) {
        return transactions.inTeam(
                team,
                () -> {
                    Job job = lock(team, id);
                    if (!job.state().isFinal()) {
                        changes.touch(job, Columns.of().next(changes.now()));
                        changes.append(job, null, Note.of("cancel_asked", actor.label()));
                    }
                    return lock(team, id);
                });
    }

    private Job lock(TeamId team, JobId id) {
        return jobs.lock(team, id).orElseThrow(() -> DomainException.notFound("job"));
    }

    private static DomainException wrongState(Job job, String why) {
        return new DomainException(
                CommonError.WRONG_STATE,
                "This job cannot be cancelled. " + why,
                Map.of("state", job.state().wire()));
    }
}
