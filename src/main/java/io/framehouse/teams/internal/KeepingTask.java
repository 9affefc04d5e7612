package io.framehouse.teams.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of what teams no longer keep, every hour on one node. */
@Configuration(proxyBeanMethods = false)
class KeepingTask {
    @Bean
    RecurringTask<Void> letGo(KeepingRounds rounds) {
        return Tasks.recurring("teams-let-go", FixedDelay.ofHours(1))
                .execute((instance, context) -> rounds.letGo());
    }
}
