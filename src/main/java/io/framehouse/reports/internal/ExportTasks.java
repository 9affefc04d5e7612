package io.framehouse.reports.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for exports that are due, that a dead node left or that are to be tried again. */
@Configuration(proxyBeanMethods = false)
class ExportTasks {
    private static final int WAITING_SECONDS = 10;

    @Bean
    RecurringTask<Void> makeUsageExports(ExportRounds rounds) {
        return Tasks.recurring("reports-make-exports", FixedDelay.ofSeconds(WAITING_SECONDS))
                .execute((instance, context) -> rounds.start());
    }

    @Bean
    RecurringTask<Void> expireUsageExports(ExportWork work) {
        return Tasks.recurring("reports-expire-exports", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> work.expire());
    }

    @Bean
    RecurringTask<Void> makeScheduledExports(ExportScheduleWork work) {
        return Tasks.recurring("reports-scheduled-exports", FixedDelay.ofSeconds(WAITING_SECONDS))
                .execute((instance, context) -> work.run());
    }

    @Bean
    RecurringTask<Void> putScheduledExports(ExportPutRounds rounds) {
        return Tasks.recurring("reports-put-exports", FixedDelay.ofSeconds(WAITING_SECONDS))
                .execute((instance, context) -> rounds.start());
    }
}
