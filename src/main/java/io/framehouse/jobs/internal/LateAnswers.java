package io.framehouse.jobs.internal;

import io.framehouse.credits.Corrections;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.LateSuccess;
import io.framehouse.jobs.LateVideo;
import io.framehouse.jobs.LateWork;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ResultFile;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamTransactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What the provider says about a job after a person resolved it. The first definite word counts,
 * under the job's lock: a success of a job resolved as failed becomes a correction with both facts,
 * never a change of state.
 */
@Service
class LateAnswers implements LateWork {
    private static final int QUOTED_REASON = 300;
    private static final String NO_VIDEO = "late_success_without_video";

    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final LateChecks checks;
    private final JobChanges changes;
    private final JobEventRepository timeline;
    private final JobCost costs;
    private final Corrections corrections;
    private final LiveFeed live;
    private final ApplicationEventPublisher events;

    LateAnswers(
            TeamTransactions transactions,
            JobRepository jobs,
            LateChecks checks,
            JobChanges changes,
            JobEventRepository timeline,
            JobCost costs,
            Corrections corrections,
            LiveFeed live,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.checks = checks;
        this.changes = changes;
        this.timeline = timeline;
        this.costs = costs;
        this.corrections = corrections;
        this.live = live;
        this.events = events;
    }

    @Override
    public List<LateWatch> claimLate(String node, int limit, Duration lease) {
        transactions
                .onPlatform(() -> checks.leftOver(limit))
                .forEach(job -> transactions.runInTeam(job.team(), () -> endLeftOver(job)));
        return transactions.onPlatform(() -> checks.claim(node, limit, lease));
    }

    /** No node asked about it in all its time, and as long again. */
    private void endLeftOver(LateChecks.LeftOver left) {
        Job job = jobs.lock(left.team(), left.job()).orElseThrow();
        if (checks.of(job).filter(state -> state.checkAt() != null).isPresent()) {
            end(job);
        }
    }

    @Override
    public void answeredLate(LateWatch watch, PollOutcome outcome, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    apply(job, outcome, next);
                });
    }

    @Override
    public void foundLate(LateWatch watch, String taskId, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    found(job, taskId);
                    again(job, next);
                });
    }

    /**
     * An answer that was under way about a locked job while a person resolved it. What is not
     * definite is left to the next question.
     */
    void apply(Job job, PollOutcome outcome) {
        if (waits(job)) {
            switch (outcome) {
                case PollOutcome.Succeeded success when !success.files().isEmpty() ->
                        succeeded(job, success);
                case PollOutcome.Failed failed -> refused(job, words(failed));
                default -> {}
            }
        }
    }

    private void apply(Job job, PollOutcome outcome, Instant next) {
        if (!waits(job)) {
            return;
        }
        switch (outcome) {
            case PollOutcome.Succeeded success when success.files().isEmpty() && !toldBefore(job) ->
                    withoutVideo(job, success, next);
            case PollOutcome.Succeeded success -> succeeded(job, success);
            case PollOutcome.Failed failed -> refused(job, words(failed));
            case PollOutcome.Unreachable gone when gone.accountGone() -> end(job);
            default -> again(job, next);
        }
    }

    /** Whether a person resolved it and no definite word has come since. */
    private boolean waits(Job job) {
        return checks.of(job).filter(state -> !state.answered()).isPresent();
    }

    private static String words(PollOutcome.Failed failed) {
        return failed.code() + ": " + failed.message();
    }

    /** The sender of a lost attempt lived on, and a person decided meanwhile. */
    void apply(Job job, SubmitOutcome outcome) {
        boolean sought =
                checks.of(job).filter(s -> !s.answered() && s.taskId() == null).isPresent();
        if (!sought) {
            return;
        }
        switch (outcome) {
            case SubmitOutcome.Accepted accepted -> found(job, accepted.taskId());
            case SubmitOutcome.Unanswered unanswered -> {}
            default -> refused(job, outcome.toString());
        }
    }

    /** The task's number became known. */
    void found(Job job, String taskId) {
        if (checks.of(job).filter(state -> state.taskId() == null).isPresent()) {
            checks.foundTask(job, taskId);
            changes.append(job, null, Note.of("late_found", "provider").with(taskId));
        }
    }

    /** Success without a video is asked for once more before it counts. */
    private void withoutVideo(Job job, PollOutcome.Succeeded success, Instant next) {
        changes.append(job, null, Note.of(NO_VIDEO, "provider").said(success.word()));
        again(job, next);
    }

    private void succeeded(Job job, PollOutcome.Succeeded success) {
        if (job.state() == JobState.FAILED) {
            book(job, success);
        } else {
            changes.append(job, null, Note.of("late_video", "provider").said(success.word()));
        }
        checks.answered(job);
        live.changed(new LiveFeed.Signal(job.team(), "job", job.id().toString()));
        copy(job, success.files());
    }

    private void book(Job job, PollOutcome.Succeeded success) {
        Credits amount =
                costs.unclear(job, success.cost()).isPresent()
                        ? job.quote()
                        : costs.of(job, success.cost());
        if (!amount.isZero()) {
            String reason =
                    "Late success: the provider reports '"
                            + success.word()
                            + "' for job "
                            + job.id()
                            + ", which a person had resolved as failed ("
                            + shortened(job.reason())
                            + ").";
            corrections.adjust(job.team(), transferOf(job.id()), job.id(), amount, reason);
        }
        changes.append(
                job, null, Note.of("late_success", "provider").said(success.word()).about(amount));
        events.publishEvent(new LateSuccess(job.team(), job.id(), amount));
    }

    /** A correction's reason has room for 500 characters in all. */
    private static String shortened(@Nullable String reason) {
        return reason == null || reason.length() <= QUOTED_REASON
                ? String.valueOf(reason)
                : reason.substring(0, QUOTED_REASON) + "\u2026";
    }

    private void copy(Job job, List<ResultFile> files) {
        AccountId account = job.account();
        if (account != null && !files.isEmpty()) {
            events.publishEvent(new LateVideo(job.team(), job.id(), account, files.getFirst()));
        }
    }

    private void refused(Job job, String words) {
        changes.append(job, null, Note.of("late_failure", "provider").said(words));
        checks.answered(job);
    }

    /** Asks again while there is time. */
    private void again(Job job, Instant next) {
        if (checks.of(job).filter(state -> next.isAfter(state.until())).isPresent()) {
            end(job);
        } else {
            checks.next(job, next);
        }
    }

    private void end(Job job) {
        checks.next(job, null);
        changes.append(job, null, Note.of("late_checks_ended", "system"));
    }

    private boolean toldBefore(Job job) {
        return timeline.list(job.team(), job.id()).stream()
                .anyMatch(event -> event.word().equals(NO_VIDEO));
    }

    /** The same for every answer about a job, so that it is booked once. */
    static UUID transferOf(JobId job) {
        return UUID.nameUUIDFromBytes(
                ("late success of job " + job).getBytes(StandardCharsets.UTF_8));
    }
}
