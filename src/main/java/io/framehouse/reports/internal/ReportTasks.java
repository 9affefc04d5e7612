package io.framehouse.reports.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.framehouse.reports.Proof;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly proof: once for all nodes. */
@Configuration(proxyBeanMethods = false)
class ReportTasks {
    @Bean
    RecurringTask<Void> nightlyProof(Proof proof, ProofSchedule schedule) {
        return Tasks.recurring("nightly-proof", schedule.daily())
                .execute((instance, context) ->
                        CurrentActor.runAs(Actor.system("nightly proof"), proof::run));
    }
}
