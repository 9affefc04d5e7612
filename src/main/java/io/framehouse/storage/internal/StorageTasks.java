package io.framehouse.storage.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks after the stores, each on one node: the check of the night, wishes, carrying over. */
@Configuration(proxyBeanMethods = false)
class StorageTasks {
    private static final LocalTime NIGHT = LocalTime.of(3, 20);
    private static final int WISHES_SECONDS = 15;

    @Bean
    RecurringTask<Void> checkStorageNightly(StorageCheck check) {
        return Tasks.recurring("storage-check-nightly", Schedules.daily(NIGHT))
                .execute((instance, context) -> check.runNightly());
    }

    @Bean
    RecurringTask<Void> checkStorageAsked(StorageCheck check) {
        return Tasks.recurring("storage-check-asked", FixedDelay.ofSeconds(WISHES_SECONDS))
                .execute((instance, context) -> check.runAsked());
    }

    @Bean
    RecurringTask<Void> moveStoredFiles(StorageMover mover) {
        return Tasks.recurring("storage-move", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> mover.run());
    }

    @Bean
    RecurringTask<Void> markFullTeams(StorageUseRows use) {
        return Tasks.recurring("storage-full-teams", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> use.markFull());
    }
}
