package io.framehouse.jobs.internal;

import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** Half-filled create forms, one a person and team. */
@Repository
class JobDrafts {
    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JobJson json;

    JobDrafts(
            JdbcClient jdbc,
            CurrentActor currentActor,
            TeamTransactions transactions,
            JobJson json) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.json = json;
    }

    Optional<ObjectNode> find(TeamId team) {
        UserId person = currentActor.require(team, Action.SUBMIT_JOB).userId();
        if (person == null) {
            return Optional.empty();
        }
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        select body::text from job_draft
                                        where team_id = :team and user_id = :person
                                        """)
                                .param("team", team.value())
                                .param("person", person.value())
                                .query(String.class)
                                .optional()
                                .map(json::object));
    }

    void keep(TeamId team, ObjectNode draft) {
        UserId person = currentActor.require(team, Action.SUBMIT_JOB).userId();
        if (person == null) {
            return;
        }
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        insert into job_draft (team_id, user_id, body)
                                        values (:team, :person, :body::jsonb)
                                        on conflict (team_id, user_id)
                                        do update set body = excluded.body, updated_at = now()
                                        """)
                                .param("team", team.value())
                                .param("person", person.value())
                                .param("body", json.text(draft))
                                .update());
    }
}
