package io.framehouse.storage.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few minutes, on one node, for bytes that may go. */
@Configuration(proxyBeanMethods = false)
class BlobRemovalTask {
    @Bean
    RecurringTask<Void> removeBlobs(BlobRemovalService removals) {
        return Tasks.recurring("storage-remove-blobs", FixedDelay.ofMinutes(5))
                .execute((instance, context) -> removals.removeDue());
    }
}
