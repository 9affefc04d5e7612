package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.Providers;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks for one job: by its task, or for a lost submit by our tag. */
@Component
class Poller implements PollEngine.Look {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final JobWork work;
    private final Providers providers;
    private final ProviderAccounts accounts;
    private final Recovery recovery;
    private final PollPlan plan;
    private final RunCounts counts;
    private final Clock clock;

    Poller(
            JobWork work,
            Providers providers,
            ProviderAccounts accounts,
            Recovery recovery,
            PollPlan plan,
            RunCounts counts,
            Clock clock) {
        this.work = work;
        this.providers = providers;
        this.accounts = accounts;
        this.recovery = recovery;
        this.plan = plan;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public @Nullable PollOutcome look(Watch watch) {
        AccountId account = watch.account();
        if (watch.state() == JobState.SUBMITTING) {
            // Its lease ran out: the sender is gone and may have sent.
            work.senderLost(watch, plan.firstSearch(clock.instant()));
        } else if (account == null) {
            work.stillMissing(watch, plan.next(watch, clock.instant()));
        } else if (watch.taskId() == null) {
            return recovery.look(watch, account);
        } else {
            return poll(watch, account, watch.taskId());
        }
        return null;
    }

    private PollOutcome poll(Watch watch, AccountId account, String task) {
        PollOutcome outcome = providers.poll(account, task, watch.mode());
        boolean changed = work.polled(watch, outcome, plan.next(watch, outcome, clock.instant()));
        counts.polled(outcome.getClass().getSimpleName(), changed);
        if (outcome instanceof PollOutcome.Unrecognised(String word)) {
            String dialect = accounts.get(account).data().dialect();
            counts.unknownWord(dialect);
            LOG.warn("Unknown status word '{}' of {} jobId={}", word, dialect, watch.job());
        }
        return outcome;
    }
}
