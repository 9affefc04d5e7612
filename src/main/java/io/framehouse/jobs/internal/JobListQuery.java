package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of jobs, newest first, by keyset. */
@Repository
class JobListQuery {
    private static final String WHERE =
            """
            where j.team_id = :team
              and (cast(:states as text[]) is null or j.state = any(:states))
              and (cast(:model as text) is null or j.model = :model)
              and (cast(:label as text) is null or :label = any(j.labels))
              and (cast(:text as text) is null or j.prompt ilike :text or j.id::text = :exact
                   or j.provider_task_id = :exact)
              and (cast(:person as uuid) is null or j.submitted_by = :person)
              and (cast(:key as uuid) is null or j.key_id = :key)
              and (cast(:from as timestamptz) is null or j.created_at >= :from)
              and (cast(:to as timestamptz) is null or j.created_at < :to)
              and (cast(:cursorAt as timestamptz) is null
                   or (j.created_at, j.id) < (:cursorAt, :cursorId))
            order by j.created_at desc, j.id desc
            limit :limit
            """;
    private static final String ROWS =
            """
            select j.id, j.prompt, j.model, j.state, j.off_peak, j.reason, j.parameters, j.submitter,
                   j.quote_micros, j.settled_micros, j.created_at, j.updated_at,
                   cover.id as cover_id, coalesce(video.state <> 'copying', false) as video_ready
            from job j
            left join asset cover on cover.team_id = j.team_id and cover.job_id = j.id
                 and cover.kind = 'cover' and cover.state = 'ready'
                 and not exists (select from gallery_item i where i.team_id = j.team_id
                     and i.job_id = j.id and i.trashed_at is not null)
            left join asset video on video.team_id = j.team_id and video.job_id = j.id
                 and video.kind = 'video'
            """;

    private final JdbcClient jdbc;
    private final JobMapper mapper;
    private final JobJson json;

    JobListQuery(JdbcClient jdbc, JobMapper mapper, JobJson json) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.json = json;
    }

    Page<JobRow> rows(TeamId team, JobFilter filter, PageRequest page) {
        List<JobRow> rows = query(ROWS, team, filter, page, (row, number) -> row(row));
        return Page.of(
                rows,
                page.limit(),
                last -> new Cursor(last.createdAt(), last.id().value()).encode());
    }

    Page<Job> full(TeamId team, JobFilter filter, PageRequest page) {
        List<Job> jobs = query(JobMapper.WATCHED, team, filter, page, mapper::watched);
        return Page.of(
                jobs,
                page.limit(),
                last -> new Cursor(last.createdAt(), last.id().value()).encode());
    }

    Jobs.OpenCount countOpen(TeamId team) {
        return jdbc.sql(
                        """
                        select count(*) as open, count(*) filter (where state = 'unknown') as lost
                        from job where team_id = :team and state in
                            ('held', 'submitting', 'queued', 'running', 'unknown')
                        """)
                .param("team", team.value())
                .query((row, number) -> new Jobs.OpenCount(row.getLong(1), row.getLong(2)))
                .single();
    }

    private <T> List<T> query(
            String select, TeamId team, JobFilter filter, PageRequest page, RowMapper<T> rows) {
        Optional<Cursor> cursor = Cursor.decode(page.cursor());
        return jdbc.sql(select + WHERE)
                .param("team", team.value())
                .param("states", states(filter))
                .param("model", filter.model())
                .param("label", filter.label())
                .param("text", like(filter.text()))
                .param("exact", filter.text())
                .param("person", filter.submittedBy() == null ? null : filter.submittedBy().value())
                .param("key", filter.key() == null ? null : filter.key().value())
                .param("from", time(filter.createdFrom()))
                .param("to", time(filter.createdTo()))
                .param("cursorAt", time(cursor.map(Cursor::at).orElse(null)))
                .param("cursorId", cursor.map(Cursor::id).orElse(null))
                .param("limit", page.limit() + 1)
                .query(rows)
                .list();
    }

    private static String @Nullable [] states(JobFilter filter) {
        return filter.states().isEmpty()
                ? null
                : filter.states().stream().map(JobState::wire).toArray(String[]::new);
    }

    private static @Nullable String like(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + escaped + "%";
    }

    private JobRow row(ResultSet row) throws SQLException {
        JobState state = JobMapper.state(row.getString("state"));
        int seconds = json.object(row.getString("parameters")).path("duration").asInt(0);
        Credits held =
                state.isFinal() ? Credits.ZERO : Credits.ofMicros(row.getLong("quote_micros"));
        return new JobRow(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("prompt"),
                row.getString("model"),
                state,
                row.getBoolean("off_peak"),
                row.getString("reason"),
                seconds == 0 ? null : seconds,
                row.getString("submitter"),
                held,
                JobMapper.credits(row, "settled_micros"),
                row.getObject("cover_id", UUID.class),
                row.getBoolean("video_ready"),
                JobMapper.requiredInstant(row, "created_at"),
                JobMapper.requiredInstant(row, "updated_at"));
    }
}
