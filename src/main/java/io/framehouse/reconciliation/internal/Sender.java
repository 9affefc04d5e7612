package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.AttemptGivenUp;
import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.providers.Providers;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one attempt and hands its outcome on. */
@Component
class Sender implements SubmitDesk.Wire {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final JobWork work;
    private final Providers providers;
    private final PollPlan plan;
    private final RunCounts counts;
    private final Clock clock;

    Sender(JobWork work, Providers providers, PollPlan plan, RunCounts counts, Clock clock) {
        this.work = work;
        this.providers = providers;
        this.plan = plan;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void send(Attempt attempt) {
        try {
            finish(attempt, outcome(attempt));
        } catch (AttemptGivenUp late) {
            LOG.warn("Did not send jobId={}: its attempt was given up", attempt.job());
        }
    }

    @Override
    public void handBack(Attempt attempt, String why) {
        finish(attempt, new SubmitOutcome.NeverSent(why));
    }

    private void finish(Attempt attempt, SubmitOutcome outcome) {
        counts.sent(outcome.getClass().getSimpleName());
        LOG.info(
                "Sent jobId={} teamId={} attempt={} outcome={}",
                attempt.job(),
                attempt.team(),
                attempt.number(),
                outcome.getClass().getSimpleName());
        // A node that stops interrupts its calls; what came of them is written all the same.
        boolean stopping = Thread.interrupted();
        work.submitted(attempt, outcome, next(attempt, outcome));
        if (stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private SubmitOutcome outcome(Attempt attempt) {
        Submission submission;
        try {
            submission = work.prepare(attempt);
        } catch (AttemptGivenUp late) {
            throw late;
        } catch (RuntimeException notReady) {
            // Nothing was sent: a missing picture or account is tried again later.
            LOG.warn("Could not prepare jobId={}", attempt.job(), notReady);
            return new SubmitOutcome.NeverSent("It could not be prepared for sending");
        }
        try {
            return providers.submit(attempt.account(), submission);
        } catch (RuntimeException broken) {
            LOG.error("Sending broke jobId={}", attempt.job(), broken);
            return new SubmitOutcome.Unanswered("Sending broke on our side");
        }
    }

    private Instant next(Attempt attempt, SubmitOutcome outcome) {
        Instant now = clock.instant();
        return switch (outcome) {
            case SubmitOutcome.Accepted accepted -> plan.first(now);
            case SubmitOutcome.Unanswered unanswered -> plan.firstSearch(now);
            case SubmitOutcome.Busy busy ->
                    plan.sendAgain(now, busy.retryAfter(), attempt.number());
            default -> plan.sendAgain(now, null, attempt.number());
        };
    }
}
