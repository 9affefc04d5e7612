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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies what came of asking for a task. Only a definite answer ends a job. */
@Component
class JobPolls {
    /** A provider may need a moment until it finds its own new task. */
    private static final Duration NEW_TASK = Duration.ofMinutes(1);

    /** Without an answer for so long, the job is UNKNOWN rather than running. */
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobChanges changes;
    private final JobSettlement settlement;
    private final JobAttempts attempts;
    private final JobLosses losses;
    private final LateAnswers late;

    JobPolls(
            TeamTransactions transactions,
            JobRepository jobs,
            JobChanges changes,
            JobSettlement settlement,
            JobAttempts attempts,
            JobLosses losses,
            LateAnswers late) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.changes = changes;
        this.settlement = settlement;
        this.attempts = attempts;
        this.losses = losses;
        this.late = late;
    }

    void polled(Watch watch, PollOutcome outcome, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    if (job.state().isFinal()) {
                        late.apply(job, outcome);
                    } else {
                        apply(job, watch, outcome, next);
                    }
                });
    }

    void recovered(Watch watch, String taskId, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    if (job.state() == JobState.UNKNOWN && job.providerTaskId() == null) {
                        attempts.accepted(
                                job,
                                new SubmitOutcome.Accepted(taskId, null, "found by tag", null),
                                next);
                    } else if (job.state().isFinal()) {
                        late.found(job, taskId);
                    }
                });
    }

    void stillMissing(Watch watch, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    if (!job.state().isFinal()) {
                        changes.touch(job, checked(watch).next(next));
                    }
                });
    }

    private void apply(Job job, Watch watch, PollOutcome outcome, Instant next) {
        switch (outcome) {
            case PollOutcome.Pending pending -> pending(job, watch, pending, next);
            case PollOutcome.Succeeded(List<ResultFile> files, ProviderCost cost, String word) ->
                    succeeded(job, watch, files, cost, word, next);
            case PollOutcome.Failed failed -> failed(job, failed);
            case PollOutcome.NotFound(String message) -> notFound(job, watch, message, next);
            case PollOutcome.Unrecognised(String word) ->
                    wait(job, watch, UnknownReason.STATUS_UNRECOGNISED, word, next);
            case PollOutcome.Throttled throttled -> changes.touch(job, checked(watch).next(next));
            case PollOutcome.Unreachable gone
                    when gone.accountGone() && job.state() == JobState.UNKNOWN ->
                    still(job, watch, UnknownReason.ACCOUNT_GONE, gone.reason(), next);
            case PollOutcome.Unreachable(String reason) ->
                    wait(job, watch, UnknownReason.SILENT_TOO_LONG, reason, next);
        }
    }

    private void pending(Job job, Watch watch, PollOutcome.Pending pending, Instant next) {
        JobState to = pending.running() ? JobState.RUNNING : JobState.QUEUED;
        Columns columns =
                checked(watch)
                        .set("progress", pending.progress())
                        .set("last_answer_at", changes.now())
                        .next(next);
        if (job.state() != to && JobTransitions.allowed(job.state(), to)) {
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
            wait(job, watch, UnknownReason.SILENT_TOO_LONG, "success without a video", next);
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
                        "provider"));
    }

    private void notFound(Job job, Watch watch, String message, Instant next) {
        Instant accepted = watch.acceptedAt();
        boolean isNew = accepted != null && changes.now().isBefore(accepted.plus(NEW_TASK));
        if (job.state() == JobState.UNKNOWN) {
            still(job, watch, UnknownReason.TASK_NOT_FOUND, message, next);
        } else if (isNew) {
            changes.touch(job, checked(watch).set("provider_reason", message).next(next));
        } else {
            unknown(job, watch, UnknownReason.TASK_NOT_FOUND, message, next);
        }
    }

    /** Keeps the state while the silence is short; then says that we do not know. */
    private void wait(Job job, Watch watch, UnknownReason reason, String detail, Instant next) {
        Instant since = watch.lastAnswerAt() == null ? watch.acceptedAt() : watch.lastAnswerAt();
        boolean tooLong = since != null && changes.now().isAfter(since.plus(SILENCE));
        if (job.state() == JobState.UNKNOWN) {
            still(job, watch, reason, detail, next);
        } else if (tooLong) {
            unknown(job, watch, reason, detail, next);
        } else {
            changes.touch(job, checked(watch).set("provider_reason", detail).next(next));
        }
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
        losses.still(job, seen, checked(watch).set("provider_reason", detail).next(next));
    }

    private static Columns checked(Watch watch) {
        return Columns.of().set("poll_count", watch.pollCount() + 1);
    }
}
