package io.framehouse.gateway;

import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a schedule of exports what became of a month, for which a story would have to wait: each
 * time of the month before.
 */
record DeliveryRows(JdbcClient jdbc, TeamTransactions transactions) {
    String sent(TeamId place, String schedule) {
        UUID id = Ids.next();
        transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                insert into export_delivery (team_id, id, schedule_id, first_day,
                                    last_day, state, sends, created_at, sent_at)
                                select :team, :id, :schedule, month,
                                    (month + interval '1 month - 1 day')::date, 'sent', 1, now(),
                                    now()
                                from (select (coalesce(min(first_day), '2026-10-01')
                                        - interval '1 month')::date as month
                                    from export_delivery
                                    where team_id = :team and schedule_id = :schedule) before
                                """)
                        .param("team", place.value())
                        .param("id", id)
                        .param("schedule", UUID.fromString(schedule))
                        .update());
        return id.toString();
    }
}
