package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.LateWork;
import io.framehouse.jobs.LateWork.LateWatch;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Providers;
import io.framehouse.providers.RequestRates;
import io.framehouse.providers.TagSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks for one resolved job: by its task, or by our tag where the task is not known. */
@Component
class LatePoller {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** The answers to be had now are for jobs whose end nobody knows. */
    private static final Duration NO_ROOM = Duration.ofMinutes(1);

    private final LateWork work;
    private final Providers providers;
    private final RequestRates rates;
    private final LatePlan plan;
    private final Clock clock;

    LatePoller(LateWork work, Providers providers, RequestRates rates, LatePlan plan, Clock clock) {
        this.work = work;
        this.providers = providers;
        this.rates = rates;
        this.plan = plan;
        this.clock = clock;
    }

    void look(LateWatch watch) {
        if (rates.take(watch.account(), 1) == 0) {
            work.answeredLate(
                    watch, new PollOutcome.Throttled(null), clock.instant().plus(NO_ROOM));
            return;
        }
        String task = watch.taskId();
        if (task == null) {
            search(watch);
            return;
        }
        PollOutcome outcome = providers.poll(watch.account(), task, watch.mode());
        work.answeredLate(watch, outcome, next(watch, outcome));
    }

    private void search(LateWatch watch) {
        TagSearch search = providers.findByTag(watch.account(), watch.tag().toString());
        if (search instanceof TagSearch.Found(String task)) {
            work.foundLate(watch, task, clock.instant().plus(AT_ONCE));
        } else {
            PollOutcome.Throttled wish =
                    search instanceof TagSearch.Incomplete gap ? gap.throttled() : null;
            PollOutcome nothing =
                    wish == null ? new PollOutcome.NotFound("not in the task list") : wish;
            work.answeredLate(watch, nothing, next(watch, nothing));
        }
    }

    private Instant next(LateWatch watch, PollOutcome outcome) {
        Instant now = clock.instant();
        Instant planned = plan.next(watch.resolvedAt(), now);
        if (outcome instanceof PollOutcome.Throttled(Duration wish) && wish != null) {
            Instant wished = now.plus(wish);
            return wished.isAfter(planned) ? wished : planned;
        }
        return planned;
    }
}
