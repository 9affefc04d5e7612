package io.framehouse.notices.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers the jobs that a team loses within an hour, so that an outage is one notice. */
@Repository
class LostJobs {
    private static final Duration GATHERED_FOR = Duration.ofHours(1);

    private final JdbcClient jdbc;

    LostJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a job; the same job within the hour counts once. Call in the team's transaction. */
    Gathered add(TeamId team, JobId job, Instant now) {
        return jdbc.sql(
                        """
                        insert into notice_lost_jobs as g (team_id, began_at, jobs)
                        values (:team, :now, array[cast(:job as uuid)])
                        on conflict (team_id) do update set
                            began_at = case when g.began_at > :hourAgo
                                then g.began_at else excluded.began_at end,
                            jobs = case when g.began_at <= :hourAgo then excluded.jobs
                                when g.jobs @> excluded.jobs then g.jobs
                                else g.jobs || excluded.jobs end
                        returning began_at, cardinality(jobs) as count
                        """)
                .param("team", team.value())
                .param("now", now.atOffset(UTC))
                .param("hourAgo", now.minus(GATHERED_FOR).atOffset(UTC))
                .param("job", job.value())
                .query((row, number) ->
                        new Gathered(
                                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                                row.getInt("count")))
                .single();
    }

    /** What there is since the hour began. */
    record Gathered(Instant began, int count) {}
}
