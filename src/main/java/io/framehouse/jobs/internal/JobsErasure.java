package io.framehouse.jobs.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamErasure;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Empties a team's jobs of what people wrote; what they were and cost stays with the books. */
@Component
class JobsErasure implements TeamErasure {
    private final JdbcClient jdbc;

    JobsErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step(
                        10,
                        """
                        update job set parameters = '{}', prompt = '', labels = '{}', submitted_by = null,
                            submitter = '(deleted)', key_id = null, provider_reason = null,
                            request_erased_at = now()
                        where team_id = :team and id in (select j.id from job j
                            where j.team_id = :team and j.submitter <> '(deleted)' limit :most)
                        """),
                Step.delete(10, "job_request"),
                Step.delete(10, "job_draft"),
                Step.delete(10, "job_batch"),
                Step.delete(10, "job_evidence"),
                Step.delete(10, "job_watch"));
    }

    @Override
    public Optional<String> inTheWay(TeamId team) {
        return words(
                count(team, "state in ('held', 'submitting', 'queued', 'running', 'unknown')"),
                "job is open",
                "jobs are open");
    }

    /** Also the time in which a provider may still tell of a job that a person resolved. */
    @Override
    public Optional<String> stillUnderWay(TeamId team) {
        return inTheWay(team)
                .or(() ->
                        words(
                                count(team, "late_check_at is not null"),
                                "job may still be answered late",
                                "jobs may still be answered late"));
    }

    private long count(TeamId team, String which) {
        return jdbc.sql("select count(*) from job where team_id = :team and " + which)
                .param("team", team.value())
                .query(Long.class)
                .single();
    }

    private static Optional<String> words(long count, String one, String more) {
        return count == 0
                ? Optional.empty()
                : Optional.of(count == 1 ? "1 " + one : count + " " + more);
    }
}
