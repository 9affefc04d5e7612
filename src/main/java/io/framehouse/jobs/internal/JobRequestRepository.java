package io.framehouse.jobs.internal;

import io.framehouse.jobs.Jobs;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What callers sent, and the promise of one job an idempotency key. */
@Repository
class JobRequestRepository {
    private final JdbcClient jdbc;
    private final TeamReads reads;

    JobRequestRepository(JdbcClient jdbc, TeamReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** In one round trip; needs no transaction around it. */
    Optional<Earlier> findEarlier(TeamId team, String caller, String key) {
        return reads
                .list(
                        team,
                        """
                        select job_id, body_hash from job_request
                        where team_id = :team and caller = :caller and idempotency_key = :key
                        """,
                        Map.of("team", team.value(), "caller", caller, "key", key),
                        (row, number) ->
                                new Earlier(
                                        new JobId(row.getObject("job_id", UUID.class)),
                                        row.getBytes("body_hash")))
                .stream()
                .findFirst();
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

    /** In one round trip; needs no transaction around it. */
    Optional<String> payload(TeamId team, JobId job) {
        return reads
                .list(
                        team,
                        """
                        select payload from job_request
                        where team_id = :team and job_id = :job and payload is not null
                        """,
                        Map.of("team", team.value(), "job", job.value()),
                        (row, number) -> row.getString("payload"))
                .stream()
                .findFirst();
    }

    /** A job made before under the same key. */
    @SuppressWarnings("ArrayRecordComponent")
    record Earlier(JobId job, byte[] bodyHash) {}
}
