package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies what came of sending a job. */
@Component
class JobAttempts {
    /** A provider may wish for a day; a job is tried again after an hour all the same. */
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobChanges changes;
    private final JobSettlement settlement;
    private final WaitingJobs waiting;
    private final JobLosses losses;
    private final LateAnswers late;

    JobAttempts(
            TeamTransactions transactions,
            JobRepository jobs,
            JobChanges changes,
            JobSettlement settlement,
            WaitingJobs waiting,
            JobLosses losses,
            LateAnswers late) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.changes = changes;
        this.settlement = settlement;
        this.waiting = waiting;
        this.losses = losses;
        this.late = late;
    }

    void submitted(Attempt attempt, SubmitOutcome outcome, Instant next) {
        transactions.runInTeam(attempt.team(), () -> apply(attempt, outcome, next));
    }

    /** The fault is ours, so it is no provider's word; nothing was sent. */
    void notSendable(Attempt attempt, String why, Instant next) {
        transactions.runInTeam(
                attempt.team(),
                () -> {
                    Job job = jobs.lock(attempt.team(), attempt.job()).orElseThrow();
                    if (job.state() == JobState.SUBMITTING
                            && sameAttempt(job, attempt.attemptId())) {
                        backToQueue(job, Note.of("not_sendable", "system").with(why), why, next);
                    } else {
                        apply(attempt, new SubmitOutcome.NeverSent(why), next);
                    }
                });
    }

    /** A sender that died may have sent: never sent again by itself. */
    void senderLost(Watch watch, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    if (job.state() == JobState.SUBMITTING && sameAttempt(job, watch.attemptId())) {
                        unanswered(job, "the sender stopped", next);
                    }
                });
    }

    private void apply(Attempt attempt, SubmitOutcome outcome, Instant next) {
        Job job = jobs.lock(attempt.team(), attempt.job()).orElseThrow();
        boolean waits = job.state() == JobState.SUBMITTING || job.state() == JobState.UNKNOWN;
        if (!waits || !sameAttempt(job, attempt.attemptId()) || job.providerTaskId() != null) {
            changes.append(job, null, Note.of("late_answer", "provider").with(outcome.toString()));
            if (job.state().isFinal() && sameAttempt(job, attempt.attemptId())) {
                late.apply(job, outcome);
            }
            return;
        }
        if (job.state() == JobState.SUBMITTING) {
            answered(job, outcome, next);
        } else {
            answeredLate(job, outcome, next);
        }
    }

    private void answered(Job job, SubmitOutcome outcome, Instant next) {
        switch (outcome) {
            case SubmitOutcome.Accepted accepted -> accepted(job, accepted, next);
            case SubmitOutcome.Refused(String code, String message) -> refused(job, code, message);
            case SubmitOutcome.Busy busy ->
                    backToQueue(job, why(busy), busy.code() + ": " + busy.message(), next);
            case SubmitOutcome.NeverSent(String reason) ->
                    backToQueue(job, "provider_unreachable", reason, next);
            case SubmitOutcome.AccountTrouble(String code, String message) ->
                    backToQueue(job, "account_trouble", code + ": " + message, next);
            case SubmitOutcome.Unanswered(String reason) -> unanswered(job, reason, next);
        }
    }

    private static String why(SubmitOutcome.Busy busy) {
        return switch (busy.cause()) {
            case ACCOUNT -> "provider_busy";
            case MODEL -> "model_unavailable";
            case IMAGE -> "image_not_fetched";
        };
    }

    /** The sender outlived its lease: a definite word counts, anything else leaves it UNKNOWN. */
    private void answeredLate(Job job, SubmitOutcome outcome, Instant next) {
        switch (outcome) {
            case SubmitOutcome.Accepted accepted -> accepted(job, accepted, next);
            case SubmitOutcome.Refused(String code, String message) -> refused(job, code, message);
            case SubmitOutcome.NeverSent(String reason) -> neverSent(job, reason);
            case SubmitOutcome.Busy busy -> refused(job, busy.code(), busy.message());
            case SubmitOutcome.AccountTrouble trouble ->
                    refused(job, trouble.code(), trouble.message());
            case SubmitOutcome.Unanswered(String reason) ->
                    changes.append(job, null, Note.of("late_answer", "provider").with(reason));
        }
    }

    void accepted(Job job, SubmitOutcome.Accepted accepted, Instant next) {
        Instant now = changes.now();
        changes.move(
                job,
                JobState.QUEUED,
                Columns.of()
                        .set("provider_task_id", accepted.taskId())
                        .set("provider_request_id", accepted.requestId())
                        .set("submitted_at", now)
                        .set("accepted_at", now)
                        .set("last_answer_at", now)
                        .set("reason", null)
                        .next(next),
                Note.of("accepted", "provider").said(accepted.word()).with(accepted.taskId()));
    }

    private void refused(Job job, String code, String message) {
        settlement.finish(
                job,
                new Verdict.End(
                        false,
                        FailureWords.plain(code, message),
                        code + ": " + message,
                        "provider"));
    }

    /** Our own words: the provider never heard of it. */
    private void neverSent(Job job, String why) {
        changes.append(job, null, Note.of("late_answer", "system").with(why));
        settlement.finish(
                job,
                new Verdict.End(
                        false,
                        "The provider could not be reached in time and has nothing of this job."
                                + " Send it again.",
                        null,
                        "system"));
    }

    /** Another able account may have it at once, the same one not before its time. */
    private void backToQueue(Job job, String why, String said, Instant next) {
        backToQueue(job, Note.of(why, "provider").said(said), said, next);
    }

    private void backToQueue(Job job, Note note, String said, Instant next) {
        Instant latest = changes.now().plus(LONGEST_REST);
        changes.move(
                job,
                JobState.HELD,
                Columns.of()
                        .set("reason", note.word())
                        .set("provider_reason", said)
                        .next(next.isAfter(latest) ? latest : next),
                note);
        AccountId account = job.account();
        if (account != null) {
            waiting.rest(job, account);
        }
    }

    private void unanswered(Job job, String why, Instant next) {
        losses.lose(
                job,
                UnknownReason.SUBMIT_UNANSWERED,
                why,
                Columns.of().next(next),
                Note.of("unanswered", "system").with(why));
    }

    private boolean sameAttempt(Job job, @Nullable UUID attemptId) {
        return jobs.attemptId(job.team(), job.id()).filter(id -> id.equals(attemptId)).isPresent();
    }
}
