package io.framehouse.audit.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals new entries of the trail every five seconds, on one node. */
@Configuration(proxyBeanMethods = false)
class AuditSealTask {
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Bean
    RecurringTask<Void> sealAuditTrail(AuditSealing sealing) {
        return Tasks.recurring("audit-seal", FixedDelay.of(EVERY))
                .execute((instance, context) -> sealing.sealAll());
    }
}
