package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.StreamPosition;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the timeline of a whole team in the order of transactions. Lines of a transaction are told
 * only when none with a lower number runs any more, so nothing can come in behind a place that was
 * told.
 */
@Repository
class JobStreamQuery {
    private static final String LINES =
            """
            select e.job_id, e.id, e.transaction_id::text::bigint as transaction_number,
                e.transaction_id < pg_snapshot_xmin(pg_current_snapshot()) as settled
            from job_event e
            where e.team_id = :team and e.at > :since
                and (e.transaction_id, e.id) > (cast(cast(:transaction as text) as xid8), :event)
            order by e.transaction_id, e.id
            limit :limit
            """;
    private static final String JOBS =
            JobMapper.WATCHED
                    + """
                    where j.team_id = :team and j.id = any(:ids)
                      and (cast(:states as text[]) is null or j.state = any(:states))
                      and (cast(:model as text) is null or j.model = :model)
                      and (cast(:label as text) is null or :label = any(j.labels))
                    """;

    private final JdbcClient jdbc;
    private final JobMapper mapper;

    JobStreamQuery(JdbcClient jdbc, JobMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    StreamPosition now() {
        return StreamPosition.before(
                jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                        .query(Long.class)
                        .single());
    }

    List<Line> lines(TeamId team, StreamPosition position, Instant since, int limit) {
        return jdbc.sql(LINES)
                .param("team", team.value())
                .param("since", time(since))
                .param("transaction", Long.toString(position.transaction()))
                .param("event", position.event())
                .param("limit", limit)
                .query((row, number) ->
                        new Line(
                                new JobId(row.getObject("job_id", UUID.class)),
                                new StreamPosition(
                                        row.getLong("transaction_number"),
                                        row.getObject("id", UUID.class)),
                                row.getBoolean("settled")))
                .list();
    }

    List<Job> jobs(TeamId team, Collection<JobId> ids, JobFilter filter) {
        return jdbc.sql(JOBS)
                .param("team", team.value())
                .param("ids", ids.stream().map(JobId::value).toArray(UUID[]::new))
                .param("states", states(filter))
                .param("model", filter.model())
                .param("label", filter.label())
                .query(mapper::watched)
                .list();
    }

    private static String @Nullable [] states(JobFilter filter) {
        return filter.states().isEmpty()
                ? null
                : filter.states().stream().map(JobState::wire).toArray(String[]::new);
    }

    /** A line of the timeline; settled once nothing can come before it any more. */
    record Line(JobId job, StreamPosition position, boolean settled) {}
}
