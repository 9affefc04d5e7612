package io.framehouse.jobs.internal;

import io.framehouse.credits.Ledger;
import io.framehouse.credits.Resolution;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobSucceeded;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one function that ends a job: final state, settlement or release, usage record and event in
 * the caller's transaction, under the job's lock. Poller, cancellation, recovery and people all
 * come through here; whoever comes second finds the job final and changes nothing.
 *
 * @see "Decision 0004: UNKNOWN provider state"
 */
@Component
class JobSettlement {
    private final JobChanges changes;
    private final Ledger ledger;
    private final JobCost costs;
    private final UsageRecords usage;
    private final ApplicationEventPublisher events;

    JobSettlement(
            JobChanges changes,
            Ledger ledger,
            JobCost costs,
            UsageRecords usage,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.ledger = ledger;
        this.costs = costs;
        this.usage = usage;
        this.events = events;
    }

    /**
     * Ends a locked job by a definite verdict.
     *
     * @return false where it was final before; nothing changed then
     */
    boolean finish(Job job, Verdict verdict) {
        if (job.state().isFinal()) {
            return false;
        }
        switch (verdict) {
            case Verdict.Success success -> succeed(job, success);
            case Verdict.Decided decided ->
                    succeed(
                            job,
                            decided.amount(),
                            null,
                            Note.of("resolved_as_succeeded", decided.actor())
                                    .with(decided.reason()));
            case Verdict.End end -> release(job, end);
        }
        return true;
    }

    private void succeed(Job job, Verdict.Success success) {
        succeed(
                job,
                costs.of(job, success.cost()),
                success.cost(),
                Note.of("settled", success.actor()).said(success.word()));
        AccountId account = job.account();
        ResultFile file = success.file();
        if (account != null && file != null) {
            events.publishEvent(new JobSucceeded(job.team(), job.id(), account, file));
        }
    }

    private void succeed(Job job, Credits amount, @Nullable ProviderCost cost, Note note) {
        Instant now = changes.now();
        Resolution booked = ledger.settle(job.team(), job.id(), amount);
        requireDone(job, booked);
        changes.move(
                job,
                JobState.SUCCEEDED,
                Columns.of()
                        .set("settled_micros", booked.settled().micros())
                        .set("finished_at", now)
                        .set("progress", 100)
                        .set("reason", null)
                        .set("provider_cost_value", part(cost, ProviderCost::value))
                        .set("provider_cost_unit", part(cost, ProviderCost::unit))
                        .next(null),
                note.about(booked.settled()));
        usage.insert(job, booked, cost, now);
    }

    private void release(Job job, Verdict.End end) {
        Resolution booked = ledger.release(job.team(), job.id(), end.reason());
        requireDone(job, booked);
        changes.move(
                job,
                end.cancelled() ? JobState.CANCELLED : JobState.FAILED,
                Columns.of()
                        .set("finished_at", changes.now())
                        .set("reason", end.reason())
                        .set("provider_reason", end.providerReason())
                        .set("provider_cost_value", part(end.cost(), ProviderCost::value))
                        .set("provider_cost_unit", part(end.cost(), ProviderCost::unit))
                        .next(null),
                Note.of(end.word(), end.actor())
                        .said(end.providerReason())
                        .about(booked.released())
                        .with(end.reason()));
    }

    private static void requireDone(Job job, Resolution booked) {
        if (!booked.done()) {
            throw new IllegalStateException(
                    "Job "
                            + job.id()
                            + " is "
                            + job.state()
                            + " but its hold answered "
                            + booked.outcome());
        }
    }

    private static <T> @Nullable T part(
            @Nullable ProviderCost cost, java.util.function.Function<ProviderCost, T> part) {
        return cost == null ? null : Objects.requireNonNull(part.apply(cost));
    }
}
