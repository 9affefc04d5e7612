package io.framehouse.jobs.internal;

import io.framehouse.providers.WaitingJobCounter;
import io.framehouse.shared.TeamTransactions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the jobs that are held and not yet sent. */
@Component
class HeldJobs implements WaitingJobCounter {
    private final JdbcClient jdbc;
    private final TeamTransactions transactions;

    HeldJobs(JdbcClient jdbc, TeamTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Map<String, Long> waitingByModel() {
        return transactions.onPlatform(() -> {
            Map<String, Long> waiting = new HashMap<>();
            jdbc.sql("select model, count(*) as jobs from job where state = 'held' group by model")
                    .query(row -> {
                        waiting.put(row.getString("model"), row.getLong("jobs"));
                    });
            return waiting;
        });
    }
}
