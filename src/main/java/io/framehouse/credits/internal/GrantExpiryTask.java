package io.framehouse.credits.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the expiry of grants every minute on one node. */
@Configuration(proxyBeanMethods = false)
class GrantExpiryTask {
    @Bean
    RecurringTask<Void> expireGrants(GrantExpiry expiry) {
        return Tasks.recurring("credits-expire-grants", FixedDelay.ofMinutes(1))
                .execute((instance, context) ->
                        CurrentActor.runAs(Actor.system("expiry of grants"), expiry::expireAll));
    }
}
