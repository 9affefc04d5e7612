package io.framehouse.gateway.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets callbacks a month after they ended, a thousand at a time. */
@Configuration(proxyBeanMethods = false)
class CallbackTask {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int AT_ONCE = 1_000;

    @Bean
    RecurringTask<Void> forgetCallerCallbacks(
            CallbackRows rows, TeamTransactions transactions, Clock clock) {
        return Tasks.recurring("caller-callbacks-forget", FixedDelay.of(EVERY))
                .execute((instance, context) -> forget(rows, transactions, clock));
    }

    private static void forget(CallbackRows rows, TeamTransactions transactions, Clock clock) {
        Instant before = clock.instant().minus(KEPT);
        int gone;
        do {
            gone = transactions.onPlatform(() -> rows.forget(before, AT_ONCE));
        } while (gone == AT_ONCE);
    }
}
