package io.framehouse.gallery.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Empties trashes every hour on one node. */
@Configuration(proxyBeanMethods = false)
class TrashTask {
    @Bean
    RecurringTask<Void> emptyTrash(TrashRounds rounds) {
        return Tasks.recurring("gallery-empty-trash", FixedDelay.ofHours(1))
                .execute((instance, context) -> rounds.run());
    }
}
