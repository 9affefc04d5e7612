package io.framehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RestingTimersTest {
    @Test
    void aSchedulerRestsWhileItsApplicationDoesAndGoesOnAfterwards() {
        Scheduler scheduler =
                Scheduler.create(new DriverManagerDataSource())
                        .jdbcCustomization(new DefaultJdbcCustomization(false))
                        .build();
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.addApplicationListener(new RestingTimers());
            context.registerBean(Scheduler.class, () -> scheduler);
            context.refresh();
            assertThat(scheduler.getSchedulerState().isPaused()).isFalse();
            context.pause();
            assertThat(scheduler.getSchedulerState().isPaused()).isTrue();
            context.restart();
            assertThat(scheduler.getSchedulerState().isPaused()).isFalse();
        }
    }
}
