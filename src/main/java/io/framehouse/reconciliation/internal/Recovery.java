package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Providers;
import io.framehouse.providers.TagSearch;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** What the provider said of being asked too often; null for anything else. */
    PollOutcome.@Nullable Throttled look(Watch watch, AccountId account) {
        UUID tag = watch.attemptId();
        if (tag == null) {
            work.stillMissing(watch, plan.next(watch, clock.instant()));
            return null;
        }
        TagSearch search =
                named(watch, account, tag.toString())
                        .orElseGet(() -> providers.findByTag(account, tag.toString()));
        Instant now = clock.instant();
        boolean found = search instanceof TagSearch.Found;
        if (found) {
            counts.recovered();
        }
        PollOutcome.Throttled wish =
                search instanceof TagSearch.Incomplete gap ? gap.throttled() : null;
        Instant again = wish == null ? plan.next(watch, now) : plan.next(watch, wish, now);
        work.searched(watch, search, found ? plan.first(now) : again);
        return wish;
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
