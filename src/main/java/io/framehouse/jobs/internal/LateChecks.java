package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.LateWork.LateWatch;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When a resolved job is asked about. The job itself does not change by being asked, so neither do
 * its version and its time of change.
 */
@Repository
class LateChecks {
    /** So long after the decision an answer is looked for. */
    private static final Duration TIME = Duration.ofDays(7);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final String CLAIM =
            """
            with due as materialized (
                select team_id, id from job
                where late_check_at <= :now and (lease_until is null or lease_until <= :now)
                    and late_until > :over
                order by late_check_at
                for update skip locked limit :limit)
            update job j set lease_until = :until, lease_owner = :node
            from due where j.team_id = due.team_id and j.id = due.id
            returning j.*
            """;

    private static final String LEFT_OVER =
            """
            select team_id, id from job
            where late_check_at <= :now and late_until <= :over
                and (lease_until is null or lease_until <= :now)
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Clock clock;

    LateChecks(JdbcClient jdbc, Catalog catalog, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Begins to ask about a job just resolved; not where there is nobody to ask. */
    void begin(Job job) {
        Instant now = clock.instant();
        boolean askable = job.account() != null;
        update(
                job,
                "late_until = :until, late_check_at = :next",
                askable ? now.plus(FIRST) : null,
                now.plus(TIME));
    }

    /** What is known of a locked job; empty where no person resolved it. */
    Optional<State> of(Job job) {
        return jdbc.sql(
                        """
                        select late_check_at, late_until, late_answered_at, provider_task_id
                        from job
                        where team_id = :team and id = :id and late_until is not null
                        """)
                .param("team", job.team().value())
                .param("id", job.id().value())
                .query((row, number) ->
                        new State(
                                JobMapper.instant(row, "late_check_at"),
                                JobMapper.requiredInstant(row, "late_until"),
                                JobMapper.instant(row, "late_answered_at") != null,
                                row.getString("provider_task_id")))
                .optional();
    }

    /** Whose time is over for so long that none of them is claimed any more. */
    List<LeftOver> leftOver(int limit) {
        Instant now = clock.instant();
        return jdbc.sql(LEFT_OVER)
                .param("now", time(now))
                .param("over", time(now.minus(TIME)))
                .param("limit", limit)
                .query((row, number) ->
                        new LeftOver(
                                new TeamId(row.getObject("team_id", UUID.class)),
                                new JobId(row.getObject("id", UUID.class))))
                .list();
    }

    List<LateWatch> claim(String node, int limit, Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql(CLAIM)
                .param("now", time(now))
                .param("over", time(now.minus(TIME)))
                .param("until", time(now.plus(lease)))
                .param("node", node)
                .param("limit", limit)
                .query((row, number) -> watch(row))
                .list();
    }

    /** Gives the lease back and says when the job is asked about next; null for never again. */
    void next(Job job, @Nullable Instant at) {
        update(job, "late_check_at = :next, lease_until = null, lease_owner = null", at, null);
    }

    /** The definite word came: it is the last. */
    void answered(Job job) {
        update(
                job,
                "late_answered_at = :until, late_check_at = :next, lease_until = null,"
                        + " lease_owner = null, version = version + 1, updated_at = :until",
                null,
                clock.instant());
    }

    void foundTask(Job job, String taskId) {
        jdbc.sql(
                        """
                        update job set provider_task_id = :task
                        where team_id = :team and id = :id and provider_task_id is null
                        """)
                .param("task", taskId)
                .param("team", job.team().value())
                .param("id", job.id().value())
                .update();
    }

    private void update(
            Job job, String assignments, @Nullable Instant next, @Nullable Instant until) {
        jdbc.sql("update job set " + assignments + " where team_id = :team and id = :id")
                .param("next", time(next))
                .param("until", time(until))
                .param("team", job.team().value())
                .param("id", job.id().value())
                .update();
    }

    private LateWatch watch(ResultSet row) throws SQLException {
        return new LateWatch(
                new TeamId(row.getObject("team_id", UUID.class)),
                new JobId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("provider_account_id", UUID.class)),
                row.getString("provider_task_id"),
                row.getObject("attempt_id", UUID.class),
                catalog.find(row.getString("model")).map(CatalogModel::mode).orElse(""),
                JobMapper.requiredInstant(row, "finished_at"));
    }

    /** A resolved job that nobody was asked about for too long. */
    record LeftOver(TeamId team, JobId job) {}

    /**
     * How far the asking is.
     *
     * @param checkAt null where it is not asked any more
     * @param until the end of the time for it
     * @param answered whether the definite word has come
     */
    record State(
            @Nullable Instant checkAt, Instant until, boolean answered, @Nullable String taskId) {}
}
