package io.framehouse.notices.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /**
     * Adds a job; the same job within the hour counts once. Costs the same however many there are.
     * Call in the team's transaction.
     */
    Gathered add(TeamId team, JobId job, Instant now) {
        Gathered hour = hour(team, now);
        if (!isNew(team, job, hour.began())) {
            return hour;
        }
        if (hour.count() == 0) {
            forgetBefore(team, hour.began());
        }
        return count(team);
    }

    /** The team's present hour, locked until the commit; begun anew where the last one is over. */
    private Gathered hour(TeamId team, Instant now) {
        return jdbc.sql(
                        """
                        insert into notice_lost_jobs as g (team_id, began_at, count)
                        values (:team, :now, 0)
                        on conflict (team_id) do update set
                            began_at = case when g.began_at > :hourAgo
                                then g.began_at else excluded.began_at end,
                            count = case when g.began_at > :hourAgo then g.count else 0 end
                        returning began_at, count
                        """)
                .param("team", team.value())
                .param("now", now.atOffset(UTC))
                .param("hourAgo", now.minus(GATHERED_FOR).atOffset(UTC))
                .query((row, number) -> gathered(row))
                .single();
    }

    private boolean isNew(TeamId team, JobId job, Instant began) {
        return jdbc.sql(
                                """
                                insert into notice_lost_job (team_id, began_at, job_id)
                                values (:team, :began, :job) on conflict do nothing
                                """)
                        .param("team", team.value())
                        .param("began", began.atOffset(UTC))
                        .param("job", job.value())
                        .update()
                == 1;
    }

    private void forgetBefore(TeamId team, Instant began) {
        jdbc.sql("delete from notice_lost_job where team_id = :team and began_at < :began")
                .param("team", team.value())
                .param("began", began.atOffset(UTC))
                .update();
    }

    private Gathered count(TeamId team) {
        return jdbc.sql(
                        """
                        update notice_lost_jobs set count = count + 1 where team_id = :team
                        returning began_at, count
                        """)
                .param("team", team.value())
                .query((row, number) -> gathered(row))
                .single();
    }

    private static Gathered gathered(ResultSet row) throws SQLException {
        return new Gathered(
                row.getObject("began_at", OffsetDateTime.class).toInstant(), row.getInt("count"));
    }

    /** What there is since the hour began. */
    record Gathered(Instant began, int count) {}
}
