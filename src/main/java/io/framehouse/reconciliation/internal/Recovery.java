package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.Providers;
import io.framehouse.providers.TagSearch;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Looks for a submit that nobody answered, by the tag it carried: first at the task that a callback
 * named, which counts only where the provider itself repeats the tag for it, then in the task list.
 */
@Component
class Recovery {
    private final JobWork work;
    private final Providers providers;
    private final PollPlan plan;
    private final RunCounts counts;
    private final Clock clock;

    Recovery(JobWork work, Providers providers, PollPlan plan, RunCounts counts, Clock clock) {
        this.work = work;
        this.providers = providers;
        this.plan = plan;
        this.counts = counts;
        this.clock = clock;
    }

    void look(Watch watch, AccountId account) {
        UUID tag = watch.attemptId();
        if (tag == null) {
            work.stillMissing(watch, plan.next(watch, clock.instant()));
            return;
        }
        TagSearch search =
                named(watch, account, tag.toString())
                        .orElseGet(() -> providers.findByTag(account, tag.toString()));
        Instant now = clock.instant();
        boolean found = search instanceof TagSearch.Found;
        if (found) {
            counts.recovered();
        }
        work.searched(watch, search, found ? plan.first(now) : plan.next(watch, now));
    }

    /** The named task, where the provider says that it is ours. */
    private Optional<TagSearch> named(Watch watch, AccountId account, String tag) {
        Optional<String> task = work.namedTask(watch);
        if (task.isEmpty()) {
            return Optional.empty();
        }
        TagSearch answer = providers.checkTag(account, task.get(), tag);
        work.checkedName(watch, task.get(), answer);
        return Optional.of(answer).filter(TagSearch.Found.class::isInstance);
    }
}
