package io.framehouse.teams.internal;

import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.KnownCostCenters;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads a view, since keys and jobs are other modules'. */
@Service
final class CostCenterList implements KnownCostCenters {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JdbcClient jdbc;

    CostCenterList(CurrentActor currentActor, TeamTransactions transactions, JdbcClient jdbc) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(TeamId team) {
        currentActor.require(team, Action.VIEW_TEAM);
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        select cost_center from known_cost_center
                                        where team_id = :team order by lower(cost_center), cost_center
                                        """)
                                .param("team", team.value())
                                .query(String.class)
                                .list());
    }
}
