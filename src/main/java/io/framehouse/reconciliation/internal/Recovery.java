package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.Providers;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks for a submit that nobody answered, by the tag it carried. */
@Component
class Recovery {
    private final JobWork work;
    private final Providers providers;
    private final PollPlan plan;
    private final Clock clock;

    Recovery(JobWork work, Providers providers, PollPlan plan, Clock clock) {
        this.work = work;
        this.providers = providers;
        this.plan = plan;
        this.clock = clock;
    }

    void look(Watch watch, AccountId account) {
        UUID tag = watch.attemptId();
        Optional<String> task =
                tag == null ? Optional.empty() : providers.findByTag(account, tag.toString());
        if (task.isPresent()) {
            work.recovered(watch, task.get(), plan.first(clock.instant()));
        } else {
            work.stillMissing(watch, plan.next(watch, clock.instant()));
        }
    }
}
