package io.framehouse.providers.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.framehouse.providers.ProviderBalances;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the balances every hour, once for all nodes. */
@Configuration(proxyBeanMethods = false)
class BalanceTask {
    @Bean
    RecurringTask<Void> readProviderBalances(ProviderBalances balances) {
        return Tasks.recurring("provider-balances", FixedDelay.ofHours(1))
                .execute((instance, context) ->
                        CurrentActor.runAs(Actor.system("reading of balances"), balances::readAll));
    }
}
