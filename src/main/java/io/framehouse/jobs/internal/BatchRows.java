package io.framehouse.jobs.internal;

import io.framehouse.jobs.Batches.Tries;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code job_batch}. */
@Repository
class BatchRows {
    private static final RowMapper<JobId> JOB =
            (row, number) -> new JobId(row.getObject("job_id", UUID.class));

    private final JdbcClient jdbc;
    private final TeamReads reads;
    private final TeamTransactions transactions;
    private final Clock clock;

    BatchRows(JdbcClient jdbc, TeamReads reads, TeamTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is written down about each job of a batch.
     *
     * @param of the job that is tried again, or null
     */
    record Entry(UUID batch, String kind, @Nullable JobId of, String by) {}

    /** The ids that the jobs of a batch have, drawn now or before; committed when it returns. */
    List<JobId> place(TeamId team, Entry entry, int count) {
        return transactions.inTeam(
                team,
                () -> {
                    for (int position = 0; position < count; position++) {
                        insert(team, entry, position);
                    }
                    return ids(team, entry.batch());
                });
    }

    private void insert(TeamId team, Entry entry, int position) {
        jdbc.sql(
                        """
                        insert into job_batch (team_id, batch_id, position, job_id, kind, of_job, by, at)
                        values (:team, :batch, :position, :job, :kind, :of, :by, :at)
                        on conflict (team_id, batch_id, position) do nothing
                        """)
                .param("team", team.value())
                .param("batch", entry.batch())
                .param("position", position)
                .param("job", JobId.random().value())
                .param("kind", entry.kind())
                .param("of", entry.of() == null ? null : entry.of().value())
                .param("by", entry.by())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<JobId> ids(TeamId team, UUID batch) {
        return jdbc.sql(
                        "select job_id from job_batch where team_id = :team and batch_id = :batch"
                                + " order by position")
                .param("team", team.value())
                .param("batch", batch)
                .query(JOB)
                .list();
    }

    /** The places of a batch whose jobs exist. */
    List<Integer> made(TeamId team, UUID batch) {
        return reads.list(
                team,
                """
                select b.position from job_batch b
                join job j on j.team_id = b.team_id and j.id = b.job_id
                where b.team_id = :team and b.batch_id = :batch
                """,
                Map.of("team", team.value(), "batch", batch),
                (row, number) -> row.getInt("position"));
    }

    List<JobId> siblings(TeamId team, JobId job) {
        return reads.list(
                team,
                """
                select b.job_id from job_batch mine
                join job_batch b on b.team_id = mine.team_id and b.batch_id = mine.batch_id
                join job j on j.team_id = b.team_id and j.id = b.job_id
                where mine.team_id = :team and mine.job_id = :job and mine.kind <> 'retry'
                order by b.position
                """,
                Map.of("team", team.value(), "job", job.value()),
                JOB);
    }

    Optional<UUID> batchOf(TeamId team, JobId job) {
        return reads
                .list(
                        team,
                        "select batch_id from job_batch where team_id = :team and job_id = :job"
                                + " and kind <> 'retry'",
                        Map.of("team", team.value(), "job", job.value()),
                        (row, number) -> row.getObject("batch_id", UUID.class))
                .stream()
                .findFirst();
    }

    Tries tries(TeamId team, JobId job) {
        Map<String, UUID> which = Map.of("team", team.value(), "job", job.value());
        List<JobId> of =
                reads.list(
                        team,
                        "select of_job as job_id from job_batch where team_id = :team"
                                + " and job_id = :job and of_job is not null",
                        which,
                        JOB);
        List<JobId> again =
                reads.list(
                        team,
                        """
                        select b.job_id from job_batch b
                        join job j on j.team_id = b.team_id and j.id = b.job_id
                        where b.team_id = :team and b.of_job = :job order by b.at, b.job_id limit 100
                        """,
                        which,
                        JOB);
        return new Tries(of.isEmpty() ? null : of.getFirst(), again);
    }
}
