package io.framehouse.credits.internal;

import io.framehouse.credits.RequestDesk;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads what stands beside requests. */
@Service
final class SqlRequestDesk implements RequestDesk {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final RequestRows requests;
    private final JdbcClient jdbc;

    SqlRequestDesk(
            CurrentActor currentActor,
            TeamTransactions transactions,
            RequestRows requests,
            JdbcClient jdbc) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.requests = requests;
        this.jdbc = jdbc;
    }

    @Override
    public Credits settledBy(TeamId team, UserId person, Instant since) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        select coalesce(sum(settled_micros), 0)::bigint
                                        from credit_hold
                                        where team_id = :team and member_id = :person
                                            and state = 'settled' and resolved_at >= :since
                                        """)
                                .param("team", team.value())
                                .param("person", person.value())
                                .param("since", Sql.at(since))
                                .query((row, number) -> Credits.ofMicros(row.getLong(1)))
                                .single());
    }

    @Override
    public List<Waiting> waitingOfBalances() {
        currentActor.requirePlatform(Action.GRANT_CREDITS);
        return transactions.onPlatform(requests::waitingOfBalances);
    }
}
