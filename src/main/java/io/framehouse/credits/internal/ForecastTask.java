package io.framehouse.credits.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every half hour where budgets lead, on one node. */
@Configuration(proxyBeanMethods = false)
class ForecastTask {
    @Bean
    RecurringTask<Void> tellForecasts(ForecastAlerts alerts) {
        return Tasks.recurring("credits-tell-forecasts", FixedDelay.ofMinutes(30))
                .execute((instance, context) ->
                        CurrentActor.runAs(Actor.system("budget forecasts"), alerts::tellAll));
    }
}
