package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads whole jobs; {@link SubmitRows} makes them, {@link JobChanges} changes their state. */
@Repository
class JobRepository {
    private final JdbcClient jdbc;
    private final TeamReads reads;
    private final JobMapper mapper;

    JobRepository(JdbcClient jdbc, TeamReads reads, JobMapper mapper) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.mapper = mapper;
    }

    Optional<Job> find(TeamId team, JobId id) {
        return jdbc.sql(JobMapper.WATCHED + "where j.team_id = :team and j.id = :id")
                .param("team", team.value())
                .param("id", id.value())
                .query(mapper::watched)
                .optional();
    }

    /** The same in one round trip, without a transaction around it. */
    Optional<Job> read(TeamId team, JobId id) {
        return reads
                .list(
                        team,
                        JobMapper.WATCHED + "where j.team_id = :team and j.id = :id",
                        Map.of("team", team.value(), "id", id.value()),
                        mapper::watched)
                .stream()
                .findFirst();
    }

    /** Locks the job's row first, as the lock order of the money rules wants. */
    Optional<Job> lock(TeamId team, JobId id) {
        return jdbc.sql(
                        JobMapper.WATCHED
                                + "where j.team_id = :team and j.id = :id for update of j")
                .param("team", team.value())
                .param("id", id.value())
                .query(mapper::watched)
                .optional();
    }

    /** The tag of the job's present attempt. */
    Optional<UUID> attemptId(TeamId team, JobId id) {
        return jdbc.sql("select attempt_id from job where team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }
}
