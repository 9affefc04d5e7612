package io.framehouse.reports.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.framehouse.reports.Proof;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly proof, and the sums of usage every half minute: once for all nodes. */
@Configuration(proxyBeanMethods = false)
class ReportTasks {
    private static final Duration SUMS_EVERY = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> sumUsage(UsageRollupRounds rounds) {
        return Tasks.recurring("usage-sums", FixedDelay.of(SUMS_EVERY))
                .execute((instance, context) -> rounds.run());
    }

    @Bean
    RecurringTask<Void> nightlyProof(Proof proof, ProofSchedule schedule) {
        return Tasks.recurring("nightly-proof", schedule.daily())
                .execute((instance, context) ->
                        CurrentActor.runAs(Actor.system("nightly proof"), proof::run));
    }
}
