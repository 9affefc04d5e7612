package io.framehouse.reconciliation.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.framehouse.jobs.JobWork;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks a person about jobs that nobody else could tell of, every minute, once for all nodes. */
@Configuration(proxyBeanMethods = false)
class PersonTask {
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> askPeopleAboutUnknownJobs(JobWork work) {
        return Tasks.recurring("ask-people-about-unknown-jobs", FixedDelay.ofMinutes(1))
                .execute((instance, context) ->
                        CurrentActor.runAs(
                                Actor.system("reconciler"),
                                () -> {
                                    while (work.askPeople(BATCH) == BATCH) {
                                        // A full batch may have left some.
                                    }
                                }));
    }
}
