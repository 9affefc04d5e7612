package io.framehouse;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextPausedEvent;
import org.springframework.context.event.ContextRestartedEvent;

/**
 * Lets the scheduler of an application rest while no test uses it, as Spring's test framework does
 * with all that has a life cycle: some thirty applications wait in a test process for a class that
 * wants them again, and each would ask its database for work every second.
 */
final class RestingTimers implements ApplicationListener<ApplicationContextEvent> {
    private static final String SEAL = "sealAuditTrail";

    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        ApplicationContext context = event.getApplicationContext();
        if (event instanceof ContextPausedEvent) {
            context.getBeanProvider(Scheduler.class).ifAvailable(Scheduler::pause);
        } else if (event instanceof ContextRestartedEvent) {
            context.getBeanProvider(Scheduler.class).ifAvailable(Scheduler::resume);
            sealWhatWasWrittenBefore(context);
        }
    }

    /** Else the proof of books finds entries that have waited for minutes, as long as it rested. */
    private static void sealWhatWasWrittenBefore(ApplicationContext context) {
        if (context.containsBean(SEAL)) {
            RecurringTask<?> seal = context.getBean(SEAL, RecurringTask.class);
            run(seal);
        }
    }

    private static <T> void run(RecurringTask<T> task) {
        task.executeRecurringly(new TaskInstance<>(task.getName(), RecurringTask.INSTANCE), null);
    }
}
