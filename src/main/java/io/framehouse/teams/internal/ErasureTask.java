package io.framehouse.teams.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every ten minutes, on one node, for teams whose waiting time is over. */
@Configuration(proxyBeanMethods = false)
class ErasureTask {
    @Bean
    RecurringTask<Void> eraseTeams(ErasureRounds rounds) {
        return Tasks.recurring("teams-erase", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> rounds.run());
    }
}
