package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.Job;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Waiting jobs in the database, read by their lines: never all of them. */
@Repository
class WaitingJobs {
    /** So many heads are read at least, whatever the number of lines. */
    private static final int HEADS = 256;

    private static final int LEAST_OF_A_LINE = 4;

    /** Hops from line to line by the index job_waiting, then reads the heads of each. */
    private static final String HEADS_OF_LINES =
            """
            with recursive line as (
                (select team_id, model, routing from job where state = 'held'
                    order by team_id, model, routing limit 1)
                union all
                select n.team_id, n.model, n.routing from line l cross join lateral (
                    select j.team_id, j.model, j.routing from job j where j.state = 'held'
                        and (j.team_id, j.model, j.routing) > (l.team_id, l.model, l.routing)
                    order by j.team_id, j.model, j.routing limit 1) n)
            select h.* from line l cross join lateral (
                select j.team_id, j.id, j.model, j.routing, j.priority, j.created_at,
                    j.tried_accounts, j.reason
                from job j where j.state = 'held' and j.team_id = l.team_id and j.model = l.model
                    and j.routing = l.routing
                order by j.priority desc, j.created_at, j.id
                limit greatest(:least, :heads / (select count(*) from line))) h
            """;

    /** Whose rest is over stands in the line of its routes again. */
    private static final String WAKE =
            """
            update job set routing = split_part(routing, '!', 1), tried_accounts = '{}'
            where (team_id, id) in (
                select team_id, id from job
                where state = 'held' and tried_accounts <> '{}' and next_action_at <= :now
                for update skip locked)
            """;

    /**
     * One row by its key, whose state is looked at afterwards: a planner that thinks that few wait
     * would else go through the team's waiting jobs for it.
     */
    private static final String LOCKED =
            """
            (select * from job where team_id = ? and id = ? offset 0 for update skip locked) j
            where j.state = 'held'
            """;

    private static final String LOCK = "select * from " + LOCKED;

    private static final String SAY =
            "update job set reason = ? where (team_id, id) = (select j.team_id, j.id from "
                    + LOCKED
                    + ")";

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final JobMapper mapper;

    WaitingJobs(JdbcClient jdbc, JdbcOperations batches, JobMapper mapper) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.mapper = mapper;
    }

    /** The first waiting jobs of every line, each line in its order. */
    Collection<List<Waiting>> lines() {
        return jdbc
                .sql(HEADS_OF_LINES)
                .param("least", LEAST_OF_A_LINE)
                .param("heads", HEADS)
                .query((row, number) -> waiting(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Waiting::key))
                .values();
    }

    /** Locks a waiting job; empty where it waits no more, or somebody works on it. */
    Optional<Job> lock(Waiting waiting) {
        return jdbc.sql(LOCK)
                .param(waiting.team().value())
                .param(waiting.id().value())
                .query(mapper)
                .optional();
    }

    void wake(Instant now) {
        jdbc.sql(WAKE).param("now", time(now)).update();
    }

    /** Lets a locked waiting job rest from an account until its next action. */
    void rest(Job job, AccountId from) {
        UUID[] tried = tried(job);
        UUID[] more =
                Arrays.asList(tried).contains(from.value()) ? tried : with(tried, from.value());
        jdbc.sql(
                        """
                        update job set tried_accounts = :tried, routing = split_part(routing, '!', 1)
                            || cast(:rest as text)
                        where team_id = :team and id = :id
                        """)
                .param("tried", more)
                .param("rest", Routing.resting("", Arrays.asList(more)))
                .param("team", job.team().value())
                .param("id", job.id().value())
                .update();
    }

    /** Tells why jobs wait; one that somebody works on is told another time. */
    void say(Map<Waiting, String> reasons) {
        batches.batchUpdate(
                SAY,
                reasons.entrySet().stream()
                        .map(said ->
                                new Object[] {
                                    said.getValue(),
                                    said.getKey().team().value(),
                                    said.getKey().id().value()
                                })
                        .toList());
    }

    private UUID[] tried(Job job) {
        return jdbc.sql("select tried_accounts from job where team_id = :team and id = :id")
                .param("team", job.team().value())
                .param("id", job.id().value())
                .query((row, number) -> (UUID[]) row.getArray(1).getArray())
                .single();
    }

    private static UUID[] with(UUID[] tried, UUID account) {
        UUID[] more = Arrays.copyOf(tried, tried.length + 1);
        more[tried.length] = account;
        return more;
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        UUID[] tried = (UUID[]) row.getArray("tried_accounts").getArray();
        return new Waiting(
                new TeamId(row.getObject("team_id", UUID.class)),
                new JobId(row.getObject("id", UUID.class)),
                row.getString("model"),
                row.getString("routing"),
                row.getInt("priority"),
                JobMapper.requiredInstant(row, "created_at"),
                Arrays.stream(tried).map(AccountId::new).collect(Collectors.toUnmodifiableSet()),
                row.getString("reason"));
    }
}
