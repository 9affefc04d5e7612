package io.framehouse;

import com.github.kagkarlsson.scheduler.Scheduler;
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
    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        ApplicationContext context = event.getApplicationContext();
        if (event instanceof ContextPausedEvent) {
            context.getBeanProvider(Scheduler.class).ifAvailable(Scheduler::pause);
        } else if (event instanceof ContextRestartedEvent) {
            context.getBeanProvider(Scheduler.class).ifAvailable(Scheduler::resume);
        }
    }
}
