package io.framehouse.gallery.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks now and then, on one node, for videos whose words are still to be put in. */
@Configuration(proxyBeanMethods = false)
class WordsDueTask {
    @Bean
    RecurringTask<Void> putInGalleryWords(WordsDue words) {
        return Tasks.recurring("gallery-put-in-words", FixedDelay.ofMinutes(2))
                .execute((instance, context) -> words.putIn());
    }
}
