package io.framehouse.credits.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What jobs have cost, corrections included. */
@Component
final class JobCosts {
    private final JdbcClient jdbc;

    JobCosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The parts of a job's cost; settled is zero for a hold that is open or was released. */
    record JobCost(UUID hold, Credits settled, Credits adjusted, Credits refunded) {
        Credits rest() {
            return settled.plus(adjusted).minus(refunded);
        }
    }

    /** Empty where the job never held credits in this team. */
    Optional<JobCost> find(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select h.id, coalesce(h.settled_micros, 0) as settled,
                            coalesce(sum(t.amount_micros) filter (where t.kind = 'adjust'), 0)
                                as adjusted,
                            coalesce(sum(t.amount_micros) filter (where t.kind = 'refund'), 0)
                                as refunded
                        from credit_hold h
                        left join credit_transfer t on t.team_id = h.team_id
                            and t.job_id = h.job_id and t.kind in ('adjust', 'refund')
                        where h.team_id = :team and h.job_id = :job
                        group by h.id, h.settled_micros
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query((row, number) ->
                        new JobCost(
                                row.getObject("id", UUID.class),
                                Credits.ofMicros(row.getLong("settled")),
                                Credits.ofMicros(row.getLong("adjusted")),
                                Credits.ofMicros(row.getLong("refunded"))))
                .optional();
    }
}
