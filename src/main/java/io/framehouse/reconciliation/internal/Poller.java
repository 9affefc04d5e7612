package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Providers;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Asks for one job: by its task, or for a lost submit by our tag. */
@Component
class Poller {
    private final JobWork work;
    private final Providers providers;
    private final Recovery recovery;
    private final PollPlan plan;
    private final Clock clock;

    Poller(JobWork work, Providers providers, Recovery recovery, PollPlan plan, Clock clock) {
        this.work = work;
        this.providers = providers;
        this.recovery = recovery;
        this.plan = plan;
        this.clock = clock;
    }

    void look(Watch watch) {
        AccountId account = watch.account();
        if (watch.state() == JobState.SUBMITTING) {
            // Its lease ran out: the sender is gone and may have sent.
            work.senderLost(watch, plan.firstSearch(clock.instant()));
        } else if (account == null) {
            work.stillMissing(watch, plan.next(watch, clock.instant()));
        } else if (watch.taskId() == null) {
            recovery.look(watch, account);
        } else {
            PollOutcome outcome = providers.poll(account, watch.taskId(), watch.mode());
            work.polled(watch, outcome, plan.next(watch, outcome, clock.instant()));
        }
    }
}
