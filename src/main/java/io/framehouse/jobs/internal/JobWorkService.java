package io.framehouse.jobs.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** The reconciler's door to jobs. */
@Service
class JobWorkService implements JobWork {
    private final JobDispatch dispatch;
    private final JobPreparation preparation;
    private final JobAttempts attempts;
    private final JobWatches watches;
    private final JobPolls polls;

    JobWorkService(
            JobDispatch dispatch,
            JobPreparation preparation,
            JobAttempts attempts,
            JobWatches watches,
            JobPolls polls) {
        this.dispatch = dispatch;
        this.preparation = preparation;
        this.attempts = attempts;
        this.watches = watches;
        this.polls = polls;
    }

    @Override
    public List<Attempt> beginAttempts(String node, int limit) {
        return dispatch.begin(node, limit);
    }

    @Override
    public Submission prepare(Attempt attempt) {
        return preparation.prepare(attempt);
    }

    @Override
    public void submitted(Attempt attempt, SubmitOutcome outcome, Instant next) {
        attempts.submitted(attempt, outcome, next);
    }

    @Override
    public List<Watch> claimDue(String node, int limit, Duration lease) {
        return watches.claim(node, limit, lease);
    }

    @Override
    public void polled(Watch watch, PollOutcome outcome, Instant next) {
        polls.polled(watch, outcome, next);
    }

    @Override
    public void recovered(Watch watch, String taskId, Instant next) {
        polls.recovered(watch, taskId, next);
    }

    @Override
    public void stillMissing(Watch watch, Instant next) {
        polls.stillMissing(watch, next);
    }

    @Override
    public void senderLost(Watch watch, Instant next) {
        attempts.senderLost(watch, next);
    }
}
