package io.framehouse.gallery.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Goes on with the previews of videos of before, every minute on one node. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "framehouse.previews.enabled", matchIfMissing = true)
class PreviewBacklogTask {
    @Bean
    RecurringTask<Void> orderOldPreviews(PreviewBacklog backlog) {
        return Tasks.recurring("gallery-old-previews", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> backlog.orderSome());
    }
}
