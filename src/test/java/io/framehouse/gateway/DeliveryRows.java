package io.framehouse.gateway;

import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a schedule of exports what became of a month, for which a story would have to wait. */
record DeliveryRows(JdbcClient jdbc, TeamTransactions transactions) {
    String sent(TeamId place, String schedule) {
        UUID id = Ids.next();
        transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                insert into export_delivery (team_id, id, schedule_id, first_day,
                                    last_day, state, sends, created_at, sent_at)
                                values (:team, :id, :schedule, :from, :to, 'sent', 1, now(), now())
                                """)
                        .param("team", place.value())
                        .param("id", id)
                        .param("schedule", UUID.fromString(schedule))
                        .param("from", LocalDate.of(2026, 9, 1))
                        .param("to", LocalDate.of(2026, 9, 30))
                        .update());
        return id.toString();
    }
}
