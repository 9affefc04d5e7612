package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.Job;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what is known about jobs whose fate is not. */
@Repository
class EvidenceRows {
    private static final int LONGEST_DETAIL = 1_000;

    private final JdbcClient jdbc;

    EvidenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A doubt begins; what an earlier one left is void, but for what a callback named. */
    void begin(Job job, Instant since, Instant askPersonAt) {
        jdbc.sql(
                        """
                        insert into job_evidence as e (team_id, job_id, since, ask_person_at)
                        values (:team, :job, :since, :ask)
                        on conflict (team_id, job_id) do update set
                            since = :since, ask_person_at = :ask, person_asked_at = null,
                            searches = 0, last_search_at = null, last_search = null,
                            last_search_detail = null
                        """)
                .param("team", job.team().value())
                .param("job", job.id().value())
                .param("since", time(since))
                .param("ask", time(askPersonAt))
                .update();
    }

    void searched(TeamId team, JobId job, TagSearch search, Instant now) {
        update(
                team,
                job,
                """
                searches = searches + 1, last_search_at = :now, last_search = :found,
                last_search_detail = :detail
                """,
                now,
                word(search),
                detail(search));
    }

    /** What the named task told; one that is not ours is not asked again. */
    void checkedName(TeamId team, JobId job, String taskId, TagSearch answer, Instant now) {
        boolean notOurs = answer instanceof TagSearch.Absent;
        update(
                team,
                job,
                """
                last_name_check_at = :now, last_name_check = :found,
                last_name_check_detail = :detail
                """
                        + (notOurs ? ", named_task_id = null" : ""),
                now,
                word(answer),
                taskId + (detail(answer) == null ? "" : ": " + detail(answer)));
    }

    /** Asks a person sooner; never later, and never again. */
    void askPersonAt(TeamId team, JobId job, Instant at) {
        jdbc.sql(
                        """
                        update job_evidence set ask_person_at = :at
                        where team_id = :team and job_id = :job and ask_person_at > :at
                        """)
                .param("at", time(at))
                .param("team", team.value())
                .param("job", job.value())
                .update();
    }

    Optional<Row> find(TeamId team, JobId job) {
        return jdbc.sql("select * from job_evidence where team_id = :team and job_id = :job")
                .param("team", team.value())
                .param("job", job.value())
                .query((row, number) -> row(row))
                .optional();
    }

    private void update(
            TeamId team,
            JobId job,
            String assignments,
            Instant now,
            String found,
            @Nullable String detail) {
        jdbc.sql(
                        "update job_evidence set "
                                + assignments
                                + " where team_id = :team and job_id = :job")
                .param("now", time(now))
                .param("found", found)
                .param("detail", bounded(detail))
                .param("team", team.value())
                .param("job", job.value())
                .update();
    }

    private static String word(TagSearch search) {
        return switch (search) {
            case TagSearch.Found found -> "found";
            case TagSearch.Absent absent -> "absent";
            case TagSearch.Incomplete incomplete -> "incomplete";
            case TagSearch.NoList none -> "no_list";
        };
    }

    private static @Nullable String detail(TagSearch search) {
        return switch (search) {
            case TagSearch.Found(String task) -> "Task " + task;
            case TagSearch.Absent(int pages, Instant since) when since != null ->
                    (pages == 1 ? "1 page" : pages + " pages")
                            + " read to the end, back to "
                            + since;
            case TagSearch.Absent absent -> "It carries another tag, or is not there.";
            case TagSearch.Incomplete incomplete -> incomplete.why();
            case TagSearch.NoList none -> null;
        };
    }

    private static @Nullable String bounded(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL
                ? detail
                : detail.substring(0, LONGEST_DETAIL);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                JobMapper.instant(row, "since"),
                look(row, "search", row.getInt("searches")),
                look(row, "name_check", 0),
                row.getInt("callbacks"),
                JobMapper.instant(row, "last_callback_at"),
                row.getString("named_task_id"),
                row.getObject("named_attempt_id", UUID.class),
                JobMapper.instant(row, "ask_person_at"),
                JobMapper.instant(row, "person_asked_at"));
    }

    private static Looked look(ResultSet row, String kind, int times) throws SQLException {
        return new Looked(
                times,
                JobMapper.instant(row, "last_" + kind + "_at"),
                row.getString("last_" + kind),
                row.getString("last_" + kind + "_detail"));
    }

    /** What one kind of look told last. */
    record Looked(
            int times, @Nullable Instant at, @Nullable String found, @Nullable String detail) {}

    /** All that is known of one job. */
    record Row(
            @Nullable Instant since,
            Looked search,
            Looked nameCheck,
            int callbacks,
            @Nullable Instant lastCallbackAt,
            @Nullable String namedTask,
            @Nullable UUID namedAttempt,
            @Nullable Instant askPersonAt,
            @Nullable Instant personAskedAt) {}
}
