package io.framehouse.jobs.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.VideoMissing;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Ends UNKNOWN jobs by the decision of a person. */
@Service
class JobResolutionService implements JobResolutions {
    private static final int LONGEST_REASON = 500;
    private static final Credits LARGEST = Credits.of(1_000_000_000L);

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobCaseQuery cases;
    private final JobEvidenceQuery evidence;
    private final JobSettlement settlement;
    private final LateChecks lateChecks;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    JobResolutionService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            JobRepository jobs,
            JobCaseQuery cases,
            JobEvidenceQuery evidence,
            JobSettlement settlement,
            LateChecks lateChecks,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.jobs = jobs;
        this.cases = cases;
        this.evidence = evidence;
        this.settlement = settlement;
        this.lateChecks = lateChecks;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public Page<JobCase> unknown(PageRequest page) {
        currentActor.requirePlatform(Action.RESOLVE_JOBS);
        return transactions.onPlatform(() -> cases.unknown(page));
    }

    @Override
    public TeamId teamOf(JobId job) {
        currentActor.requirePlatform(Action.RESOLVE_JOBS);
        return transactions
                .onPlatform(() -> cases.teamOf(job))
                .orElseThrow(() -> DomainException.notFound("job"));
    }

    @Override
    public JobEvidence evidence(TeamId team, JobId job) {
        currentActor.requirePlatform(Action.RESOLVE_JOBS);
        return transactions
                .inTeam(team, () -> evidence.find(team, job))
                .orElseThrow(() -> DomainException.notFound("job"));
    }

    @Override
    public JobCase resolve(TeamId team, JobId id, JobResolution decision) {
        Actor actor = currentActor.requirePlatform(Action.RESOLVE_JOBS);
        requireSound(decision);
        return transactions.inTeam(
                team,
                () -> {
                    Job job =
                            jobs.lock(team, id).orElseThrow(() -> DomainException.notFound("job"));
                    requireUnknown(job);
                    decide(job, decision, actor);
                    return cases.get(team, id);
                });
    }

    private void decide(Job job, JobResolution decision, Actor actor) {
        boolean succeeded = decision.outcome() == Outcome.SUCCEEDED;
        Credits amount = decision.amount() == null ? job.quote() : decision.amount();
        Verdict verdict =
                succeeded
                        ? new Verdict.Decided(amount, decision.reason(), actor.label())
                        : Verdict.decidedAsFailed(decision.reason(), actor.label());
        settlement.finish(job, verdict);
        lateChecks.begin(job);
        if (succeeded) {
            String why = "A platform admin resolved this job as succeeded: " + decision.reason();
            events.publishEvent(new VideoMissing(job.team(), job.id(), why));
        }
        audit.record(job.team(), change(job, decision, amount));
    }

    private static Change change(Job job, JobResolution decision, Credits amount) {
        UnknownReason why = job.unknownReason();
        return new Change(
                "job.resolved",
                "job",
                job.id().toString(),
                Map.of(
                        "state",
                        job.state().wire(),
                        "unknown_reason",
                        why == null ? "" : Wire.of(why),
                        "held",
                        job.quote().toWire()),
                Map.of(
                        "state",
                        Wire.of(decision.outcome()),
                        "settled",
                        decision.outcome() == Outcome.SUCCEEDED ? amount.toWire() : "0"),
                decision.reason());
    }

    private static void requireUnknown(Job job) {
        if (job.state() != JobState.UNKNOWN) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This job is "
                            + job.state().wire()
                            + "; only an unknown one can be resolved by hand. Look at it again.",
                    Map.of("state", job.state().wire()));
        }
    }

    private static void requireSound(JobResolution decision) {
        String reason = decision.reason();
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw DomainException.invalid(
                    "reason",
                    "out_of_range",
                    "reason must have 1 to 500 characters, not only blanks. Say what you found out.");
        }
        Credits amount = decision.amount();
        if (amount != null && decision.outcome() == Outcome.FAILED) {
            throw DomainException.invalid(
                    "amount",
                    "unwanted",
                    "amount is only for succeeded; a failed job gives its whole hold back. Leave"
                            + " it out.");
        }
        if (amount != null && (amount.isNegative() || amount.compareTo(LARGEST) > 0)) {
            throw DomainException.invalid(
                    "amount",
                    "out_of_range",
                    "amount is %s credits; it must be 0 to %s. Look at the decimal point."
                            .formatted(amount.toWire(), LARGEST.toWire()));
        }
    }
}
