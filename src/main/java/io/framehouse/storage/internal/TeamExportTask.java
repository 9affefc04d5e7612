package io.framehouse.storage.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few seconds, on one node, for exports to be made. */
@Configuration(proxyBeanMethods = false)
class TeamExportTask {
    @Bean
    RecurringTask<Void> makeExports(TeamExportWork work) {
        return Tasks.recurring("storage-team-exports", FixedDelay.ofSeconds(10))
                .execute((instance, context) -> work.run());
    }
}
