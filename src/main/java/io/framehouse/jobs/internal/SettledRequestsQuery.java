package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.catalog.SettledRequests;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what was settled of late by its settings; pictures and prompts stay where they are. */
@Repository
class SettledRequestsQuery implements SettledRequests {
    private final JdbcClient jdbc;
    private final JobJson json;

    SettledRequestsQuery(JdbcClient jdbc, JobJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Requests> settledSince(String model, Instant since, Set<String> parameters) {
        return jdbc.sql(
                        """
                        select team_id, settings, count(*) as jobs from (
                            select u.team_id, coalesce((
                                select jsonb_object_agg(setting.key, setting.value)
                                from jsonb_each(j.parameters) setting
                                where setting.key = any (:names)), '{}') as settings
                            from usage_record u
                            join job j on j.team_id = u.team_id and j.id = u.job_id
                            where u.model = :model and u.settled_at >= :since) made
                        group by team_id, settings
                        """)
                .param("names", parameters.toArray(String[]::new))
                .param("model", model)
                .param("since", time(since))
                .query((row, number) ->
                        new Requests(
                                new TeamId(row.getObject("team_id", UUID.class)),
                                json.object(row.getString("settings")),
                                row.getLong("jobs")))
                .list();
    }
}
