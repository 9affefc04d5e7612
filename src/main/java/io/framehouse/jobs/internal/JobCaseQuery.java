package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads jobs of all teams as the operator of the platform sees them. */
@Repository
class JobCaseQuery {
    private static final String SELECT =
            """
            select j.team_id, j.id, j.model, j.state, j.reason, j.unknown_reason, j.quote_micros,
                coalesce(w.detail, j.provider_reason) as provider_reason, j.settled_micros,
                j.attempt, j.attempt_id, j.provider_account_id, j.provider_task_id,
                coalesce(w.poll_count, j.poll_count) as poll_count, j.unknown_since,
                coalesce(j.late_check_at, w.next_action_at, j.next_action_at) as next_check_at,
                j.created_at, j.updated_at, j.finished_at, e.person_asked_at
            from job j left join job_watch w on w.team_id = j.team_id and w.job_id = j.id
                left join job_evidence e on e.team_id = j.team_id and e.job_id = j.id
            """;
    private static final String UNKNOWN =
            SELECT
                    + """
                    where j.state = 'unknown'
                      and (cast(:since as timestamptz) is null
                           or (j.unknown_since, j.id) > (:since, cast(:after as uuid)))
                    order by j.unknown_since, j.id limit :limit
                    """;

    private final JdbcClient jdbc;

    JobCaseQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<JobCase> unknown(PageRequest page) {
        Optional<Cursor> after = Cursor.decode(page.cursor());
        List<JobCase> cases =
                jdbc.sql(UNKNOWN)
                        .param("since", time(after.map(Cursor::at).orElse(null)))
                        .param("after", after.map(Cursor::id).orElse(null))
                        .param("limit", page.limit() + 1)
                        .query((row, number) -> jobCase(row))
                        .list();
        return Page.of(cases, page.limit(), JobCaseQuery::cursor);
    }

    JobCase get(TeamId team, JobId id) {
        return find(team, id).orElseThrow();
    }

    Optional<JobCase> find(TeamId team, JobId id) {
        return jdbc.sql(SELECT + "where j.team_id = :team and j.id = :id")
                .param("team", team.value())
                .param("id", id.value())
                .query((row, number) -> jobCase(row))
                .optional();
    }

    /** By the job alone: rare enough for skipping through the teams of the primary key. */
    Optional<TeamId> teamOf(JobId id) {
        return jdbc.sql("select team_id from job where id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(TeamId::new);
    }

    private static String cursor(JobCase last) {
        return new Cursor(Objects.requireNonNull(last.unknownSince()), last.id().value()).encode();
    }

    private static JobCase jobCase(ResultSet row) throws SQLException {
        return new JobCase(
                new TeamId(row.getObject("team_id", UUID.class)),
                new JobId(row.getObject("id", UUID.class)),
                row.getString("model"),
                JobMapper.state(row.getString("state")),
                reason(row),
                row.getString("provider_reason"),
                Credits.ofMicros(row.getLong("quote_micros")),
                JobMapper.credits(row, "settled_micros"),
                row.getInt("attempt"),
                row.getObject("attempt_id", UUID.class),
                JobMapper.id(row, "provider_account_id", AccountId::new),
                row.getString("provider_task_id"),
                row.getInt("poll_count"),
                JobMapper.instant(row, "unknown_since"),
                JobMapper.instant(row, "next_check_at"),
                JobMapper.requiredInstant(row, "created_at"),
                JobMapper.requiredInstant(row, "updated_at"),
                JobMapper.instant(row, "finished_at"),
                JobMapper.instant(row, "person_asked_at"));
    }

    private static @Nullable String reason(ResultSet row) throws SQLException {
        UnknownReason why = JobMapper.unknownReason(row);
        boolean unknown = JobMapper.state(row.getString("state")) == JobState.UNKNOWN;
        return unknown && why != null ? Wire.of(why) : row.getString("reason");
    }
}
