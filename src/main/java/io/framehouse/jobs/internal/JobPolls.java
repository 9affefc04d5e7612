package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.ResultFile;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Applies what came of asking for a task. Only a definite answer ends a job. */
@Component
class JobPolls {
    /** A provider may need a moment until it finds its own new task. */
    private static final Duration NEW_TASK = Duration.ofMinutes(1);

    /** Without an answer for so long, the job is UNKNOWN rather than running. */
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private static final String FEWER = "the provider wants fewer questions";
    private static final String NO_VIDEO = "success without a video";

    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobChanges changes;
    private final JobSettlement settlement;
    private final JobCost costs;
    private final JobAttempts attempts;
    private final JobLosses losses;
    private final LateAnswers late;
    private final JobWatches watches;
    private final UnchangedPolls unchanged;
    private final Duration longestTask;

    /**
     * @param longestTask after so long at work a task is doubted: off-peak waits two days at most,
     *     and nothing takes longer than a day after that
     */
    JobPolls(
            TeamTransactions transactions,
            JobRepository jobs,
            JobChanges changes,
            JobSettlement settlement,
            JobCost costs,
            JobAttempts attempts,
            JobLosses losses,
            LateAnswers late,
            JobWatches watches,
            UnchangedPolls unchanged,
            @Value("${framehouse.reconciliation.longest-task:3d}") Duration longestTask) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.changes = changes;
        this.settlement = settlement;
        this.costs = costs;
        this.attempts = attempts;
        this.losses = losses;
        this.late = late;
        this.watches = watches;
        this.unchanged = unchanged;
        this.longestTask = longestTask;
    }

    /** What changes nothing is written with others; the rest under the job's lock. */
    boolean polled(Watch watch, PollOutcome outcome, Instant next) {
        Optional<Unchanged> same = unchanged(watch, outcome);
        if (same.isPresent() && watch.lease() != null) {
            unchanged.add(same.get().row(watch, next));
            return false;
        }
        return transactions.inTeam(watch.team(), () -> applyLocked(watch, outcome, next));
    }

    private boolean applyLocked(Watch watch, PollOutcome outcome, Instant next) {
        Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
        if (job.state().isFinal()) {
            late.apply(job, outcome);
            return false;
        }
        if (!watches.holds(watch)) {
            return false;
        }
        apply(job, watch, outcome, next);
        return unchanged(watch, outcome).isEmpty();
    }

    void recovered(Watch watch, String taskId, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    if (job.state() == JobState.UNKNOWN && job.providerTaskId() == null) {
                        attempts.accepted(
                                job,
                                new SubmitOutcome.Accepted(taskId, null, "found by tag"),
                                next);
                    } else if (job.state().isFinal()) {
                        late.found(job, taskId);
                    }
                });
    }

    void stillMissing(Watch watch, Instant next) {
        if (watch.lease() != null) {
            unchanged.add(new UnchangedPolls.Row(watch, next, true, false, null, null));
            return;
        }
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    if (!job.state().isFinal()) {
                        changes.touch(job, checked(watch).next(next));
                    }
                });
    }

    /** Gives a lease back without having asked. */
    void postpone(Watch watch, Instant next) {
        if (watch.lease() != null) {
            unchanged.add(new UnchangedPolls.Row(watch, next, false, false, null, null));
        }
    }

    /**
     * Whether a leased job would stay as it is: nobody else changed it, its lease would be gone.
     */
    private Optional<Unchanged> unchanged(Watch watch, PollOutcome outcome) {
        if (tellsMore(watch, outcome)) {
            return Optional.empty();
        }
        return switch (outcome) {
            case PollOutcome.Pending pending when isOverdue(watch) ->
                    watch.unknownReason() == UnknownReason.NEVER_FINISHES
                            ? Optional.of(new Unchanged(true, pending.progress(), null))
                            : Optional.empty();
            case PollOutcome.Pending pending when !moves(watch.state(), pending) ->
                    Optional.of(new Unchanged(true, pending.progress(), null));
            case PollOutcome.Throttled throttled when !isSilentTooLong(watch) ->
                    Optional.of(Unchanged.silent(FEWER));
            case PollOutcome.NotFound(String message) when !isLost(watch) ->
                    Optional.of(Unchanged.silent(message));
            case PollOutcome.Unrecognised(String word) when !isSilentTooLong(watch) ->
                    Optional.of(Unchanged.silent(word));
            case PollOutcome.Unreachable gone when gone.accountGone() ->
                    watch.unknownReason() == UnknownReason.ACCOUNT_GONE
                            ? Optional.of(Unchanged.silent(gone.reason()))
                            : Optional.empty();
            case PollOutcome.Unreachable(String reason) when !isSilentTooLong(watch) ->
                    Optional.of(Unchanged.silent(reason));
            case PollOutcome.Succeeded success
                    when success.files().isEmpty() && !isSilentTooLong(watch) ->
                    Optional.of(Unchanged.silent(NO_VIDEO));
            default -> Optional.empty();
        };
    }

    /** Whether why the job is unknown is better known now. */
    private static boolean tellsMore(Watch watch, PollOutcome outcome) {
        UnknownReason before = watch.unknownReason();
        UnknownReason seen =
                switch (outcome) {
                    case PollOutcome.NotFound missing -> UnknownReason.TASK_NOT_FOUND;
                    case PollOutcome.Unrecognised word -> UnknownReason.STATUS_UNRECOGNISED;
                    case PollOutcome.Unreachable gone when gone.accountGone() ->
                            UnknownReason.ACCOUNT_GONE;
                    case PollOutcome.Succeeded success when success.files().isEmpty() ->
                            UnknownReason.RESULT_MISSING;
                    default -> null;
                };
        return before != null && seen != null && seen.replaces(before);
    }

    private static boolean moves(JobState from, PollOutcome.Pending pending) {
        JobState to = pending.running() ? JobState.RUNNING : JobState.QUEUED;
        return from != to && JobTransitions.allowed(from, to);
    }

    private void apply(Job job, Watch watch, PollOutcome outcome, Instant next) {
        switch (outcome) {
            case PollOutcome.Pending pending when isOverdue(watch) ->
                    lost(job, watch, UnknownReason.NEVER_FINISHES, pending.word(), next);
            case PollOutcome.Pending pending -> pending(job, watch, pending, next);
            case PollOutcome.Succeeded(List<ResultFile> files, ProviderCost cost, String word) ->
                    succeeded(job, watch, files, cost, word, next);
            case PollOutcome.Failed failed -> failed(job, failed);
            case PollOutcome.NotFound(String message) -> notFound(job, watch, message, next);
            case PollOutcome.Unrecognised(String word) ->
                    wait(job, watch, UnknownReason.STATUS_UNRECOGNISED, word, next);
            case PollOutcome.Throttled throttled ->
                    wait(job, watch, UnknownReason.SILENT_TOO_LONG, FEWER, next);
            case PollOutcome.Unreachable gone when gone.accountGone() ->
                    // Nobody can be asked any more: waiting for silence would only hide it.
                    lost(job, watch, UnknownReason.ACCOUNT_GONE, gone.reason(), next);
            case PollOutcome.Unreachable(String reason) ->
                    wait(job, watch, UnknownReason.SILENT_TOO_LONG, reason, next);
        }
    }

    /** Without waiting for silence. */
    private void lost(Job job, Watch watch, UnknownReason reason, String detail, Instant next) {
        if (job.state() == JobState.UNKNOWN) {
            still(job, watch, reason, detail, next);
        } else {
            unknown(job, watch, reason, detail, next);
        }
    }

    private void pending(Job job, Watch watch, PollOutcome.Pending pending, Instant next) {
        JobState to = pending.running() ? JobState.RUNNING : JobState.QUEUED;
        Columns columns =
                checked(watch)
                        .set("progress", pending.progress())
                        .set("last_answer_at", changes.now())
                        .next(next);
        if (moves(job.state(), pending)) {
            changes.move(job, to, columns, Note.of(to.wire(), "provider").said(pending.word()));
        } else {
            changes.touch(job, columns);
        }
    }

    private void succeeded(
            Job job,
            Watch watch,
            List<ResultFile> files,
            @Nullable ProviderCost cost,
            String word,
            Instant next) {
        if (files.isEmpty()) {
            // Success without a video is asked for again; silence decides nothing.
            wait(job, watch, UnknownReason.RESULT_MISSING, NO_VIDEO, next);
            return;
        }
        Optional<String> unclear = costs.unclear(job, cost);
        if (unclear.isPresent()) {
            lost(job, watch, UnknownReason.COST_UNCLEAR, unclear.get(), next);
            return;
        }
        settlement.finish(job, new Verdict.Success(files.getFirst(), cost, word, "provider"));
    }

    private void failed(Job job, PollOutcome.Failed failed) {
        settlement.finish(
                job,
                new Verdict.End(
                                failed.cancelled(),
                                FailureWords.plain(failed.code(), failed.message()),
                                failed.code() + ": " + failed.message(),
                                "provider")
                        .withCost(failed.cost()));
    }

    private void notFound(Job job, Watch watch, String message, Instant next) {
        if (job.state() == JobState.UNKNOWN) {
            still(job, watch, UnknownReason.TASK_NOT_FOUND, message, next);
        } else if (isNew(watch)) {
            changes.touch(job, checked(watch).set("detail", message).next(next));
        } else {
            unknown(job, watch, UnknownReason.TASK_NOT_FOUND, message, next);
        }
    }

    private boolean isNew(Watch watch) {
        Instant accepted = watch.acceptedAt();
        return accepted != null && changes.now().isBefore(accepted.plus(NEW_TASK));
    }

    private boolean isOverdue(Watch watch) {
        Instant accepted = watch.acceptedAt();
        return accepted != null && changes.now().isAfter(accepted.plus(longestTask));
    }

    private boolean isLost(Watch watch) {
        return watch.state() != JobState.UNKNOWN && !isNew(watch);
    }

    /** Keeps the state while the silence is short; then says that we do not know. */
    private void wait(Job job, Watch watch, UnknownReason reason, String detail, Instant next) {
        if (job.state() == JobState.UNKNOWN) {
            still(job, watch, reason, detail, next);
        } else if (isSilent(watch)) {
            unknown(job, watch, reason, detail, next);
        } else {
            changes.touch(job, checked(watch).set("detail", detail).next(next));
        }
    }

    private boolean isSilent(Watch watch) {
        Instant since = watch.lastAnswerAt() == null ? watch.acceptedAt() : watch.lastAnswerAt();
        return since != null && changes.now().isAfter(since.plus(SILENCE));
    }

    private boolean isSilentTooLong(Watch watch) {
        return watch.state() != JobState.UNKNOWN && isSilent(watch);
    }

    private void unknown(Job job, Watch watch, UnknownReason reason, String detail, Instant next) {
        losses.lose(
                job,
                reason,
                detail,
                checked(watch).next(next),
                Note.of("unknown", "system").said(detail).with(Wire.of(reason)));
    }

    /** Unknown before and after; perhaps for a better known reason. */
    private void still(Job job, Watch watch, UnknownReason seen, String detail, Instant next) {
        losses.still(job, seen, checked(watch).set("detail", detail).next(next));
    }

    private static Columns checked(Watch watch) {
        return Columns.of().set("poll_count", watch.pollCount() + 1);
    }

    /** A result that leaves the job as it is. */
    private record Unchanged(
            boolean answered, @Nullable Integer progress, @Nullable String detail) {
        static Unchanged silent(@Nullable String detail) {
            return new Unchanged(false, null, detail);
        }

        UnchangedPolls.Row row(Watch watch, Instant next) {
            return new UnchangedPolls.Row(watch, next, true, answered, progress, detail);
        }
    }
}
