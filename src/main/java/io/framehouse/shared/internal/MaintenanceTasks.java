package io.framehouse.shared.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;

/** Work that keeps the tables in shape, and what killed nodes left behind out of them. */
@Configuration(proxyBeanMethods = false)
class MaintenanceTasks {
    private static final int MONTHS_AHEAD = 3;
    private static final LocalTime AT = LocalTime.of(2, 30);
    private static final Duration LOOK_FOR_UNHEARD = Duration.ofSeconds(30);
    private static final Duration UNHEARD_AFTER = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> monthPartitions(TeamTransactions transactions, JdbcClient jdbc) {
        return Tasks.recurring("month-partitions", Schedules.daily(AT))
                .execute((instance, context) -> transactions.runOnPlatform(() -> make(jdbc)));
    }

    /**
     * What a killed node left unheard is heard by another within a minute or two; Modulith itself
     * looks only when a node starts. Listeners take an event twice without harm.
     */
    @Bean
    RecurringTask<Void> unheardEvents(ObjectProvider<IncompleteEventPublications> events) {
        return Tasks.recurring("unheard-events", FixedDelay.of(LOOK_FOR_UNHEARD))
                .execute((instance, context) -> events.ifAvailable(MaintenanceTasks::resubmit));
    }

    private static void resubmit(IncompleteEventPublications events) {
        events.resubmitIncompletePublicationsOlderThan(UNHEARD_AFTER);
    }

    private static void make(JdbcClient jdbc) {
        for (String table :
                List.of("credit_entry", "job_event", "audit_entry", "webhook_attempt")) {
            jdbc.sql("select make_month_partitions(:table, :ahead)::text")
                    .param("table", table)
                    .param("ahead", MONTHS_AHEAD)
                    .query(String.class)
                    .list();
        }
    }
}
