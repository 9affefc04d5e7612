package io.framehouse.jobs.internal;

import io.framehouse.jobs.Jobs;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What callers sent, and the promise of one job an idempotency key. */
@Repository
class JobRequestRepository {
    private final JdbcClient jdbc;

    JobRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Earlier> findEarlier(TeamId team, String caller, String key) {
        return jdbc.sql(
                        """
                        select job_id, body_hash from job_request
                        where team_id = :team and caller = :caller and idempotency_key = :key
                        """)
                .param("team", team.value())
                .param("caller", caller)
                .param("key", key)
                .query((row, number) ->
                        new Earlier(
                                new JobId(row.getObject("job_id", UUID.class)),
                                row.getBytes("body_hash")))
                .optional();
    }

    Optional<Jobs.Original> original(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select body::text as body, payload from job_request
                        where team_id = :team and job_id = :job
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query((row, number) ->
                        new Jobs.Original(row.getString("body"), row.getString("payload")))
                .optional();
    }

    Optional<String> payload(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select payload from job_request
                        where team_id = :team and job_id = :job and payload is not null
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query(String.class)
                .optional();
    }

    /** A job made before under the same key. */
    @SuppressWarnings("ArrayRecordComponent")
    record Earlier(JobId job, byte[] bodyHash) {}
}
