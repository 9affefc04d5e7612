package io.framehouse.reports.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.framehouse.reports.Proof;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly proof: once for all nodes. */
@Configuration(proxyBeanMethods = false)
class ReportTasks {
    private static final LocalTime AT = LocalTime.of(3, 10);

    @Bean
    RecurringTask<Void> nightlyProof(Proof proof) {
        return Tasks.recurring("nightly-proof", Schedules.daily(AT))
                .execute((instance, context) ->
                        CurrentActor.runAs(Actor.system("nightly proof"), proof::run));
    }
}
