package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.AttemptGivenUp;
import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.providers.Providers;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.OwnRefusal;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/** Sends one attempt and hands its outcome on. */
@Component
class Sender implements SubmitDesk.Wire {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** What is missing does not come back in a minute. */
    private static final Duration NOT_SENDABLE = Duration.ofHours(1);

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
        Submission submission;
        try {
            submission = work.prepare(attempt);
        } catch (AttemptGivenUp late) {
            LOG.warn("Did not send jobId={}: its attempt was given up", attempt.job());
            return;
        } catch (RuntimeException notReady) {
            LOG.warn("Could not prepare jobId={}", attempt.job(), notReady);
            if (passes(notReady)) {
                finish(attempt, new SubmitOutcome.NeverSent("It could not be prepared yet"));
                return;
            }
            counts.sent("NotSendable");
            work.notSendable(attempt, sentence(notReady), clock.instant().plus(NOT_SENDABLE));
            return;
        }
        finish(attempt, outcome(attempt, submission));
    }

    /** Trouble of the database or the storage. */
    private static boolean passes(RuntimeException notReady) {
        return notReady instanceof NestedRuntimeException
                || (notReady instanceof OwnRefusal own
                        && own.refusal().code().category() == ErrorCategory.UNAVAILABLE)
                || (notReady instanceof UncheckedIOException storage
                        && !(storage.getCause() instanceof NoSuchFileException));
    }

    /** Only words that were made for people: others may name paths or addresses. */
    private static String sentence(RuntimeException notReady) {
        return notReady instanceof DomainException plain && plain.getMessage() != null
                ? plain.getMessage()
                : "A part of the job could not be read: its images, its model or the way to it.";
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

    private SubmitOutcome outcome(Attempt attempt, Submission submission) {
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
