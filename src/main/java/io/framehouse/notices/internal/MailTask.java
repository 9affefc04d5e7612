package io.framehouse.notices.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks every 30 seconds for mails that are due again, or that a dead node left. It only starts the
 * round: the scheduler's threads never wait for a mail server.
 */
@Configuration(proxyBeanMethods = false)
class MailTask {
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> sendNoticeMails(MailRounds rounds) {
        return Tasks.recurring("notices-send-mails", FixedDelay.of(EVERY))
                .execute((instance, context) -> rounds.start());
    }
}
