package io.framehouse.jobs.internal;

import io.framehouse.credits.HoldBatches;
import io.framehouse.credits.HoldRequest;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobsError;
import io.framehouse.jobs.internal.JobRequestRepository.Earlier;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Jobs of one team with their holds, requests and first events, in one call of one SQL function:
 * the team's lock is taken inside it, and released by the commit that follows.
 */
@Repository
class SubmitRows {
    /** Of the trigger {@code job_of_working_team}. */
    private static final String SUSPENDED = "FH036";

    private final JdbcClient jdbc;
    private final HoldBatches holds;
    private final SubmitWords words;

    SubmitRows(JdbcClient jdbc, HoldBatches holds, SubmitWords words) {
        this.jdbc = jdbc;
        this.holds = holds;
        this.words = words;
    }

    /** One outcome a job; a refused one leaves no trace. Runs in the caller's team transaction. */
    List<SubmitOutcome> insert(TeamId team, List<NewJob> jobs) {
        Map<JobId, Earlier> earlier = new HashMap<>();
        String rows = words.rows(jobs);
        HoldBatches.Placed placed =
                holds.place(
                        team,
                        jobs.getFirst().zone(),
                        jobs.stream().map(SubmitRows::wish).toList(),
                        (zone, wishes) -> call(team, zone, wishes, rows, earlier));
        List<SubmitOutcome> outcomes = new ArrayList<>(jobs.size());
        jobs.forEach(job -> outcomes.add(outcome(job, placed, earlier)));
        return outcomes;
    }

    private static HoldBatches.Wish wish(NewJob made) {
        Job job = made.job();
        return new HoldBatches.Wish(
                new HoldRequest(
                        job.team(),
                        job.id(),
                        job.quote(),
                        job.submittedBy(),
                        job.keyId(),
                        job.createdAt()),
                job.submitter());
    }

    private HoldBatches.Answer call(
            TeamId team, ZoneId zone, String wishes, String rows, Map<JobId, Earlier> earlier) {
        try {
            return submit(team, zone, wishes, rows, earlier);
        } catch (UncategorizedSQLException refused) {
            SQLException cause = refused.getSQLException();
            throw cause != null && SUSPENDED.equals(cause.getSQLState()) ? suspended() : refused;
        }
    }

    /** The database says it where the team was suspended after this submit had read it. */
    private static DomainException suspended() {
        return new DomainException(
                JobsError.TEAM_SUSPENDED,
                "This team was suspended just now: no new job is taken. An admin of the platform can"
                        + " resume it.");
    }

    private HoldBatches.Answer submit(
            TeamId team, ZoneId zone, String wishes, String rows, Map<JobId, Earlier> earlier) {
        return jdbc.sql(
                        """
                        select held, repeated, refused, reached, stale, earlier
                        from submit_jobs(:team, :zone, cast(:wishes as jsonb), cast(:rows as jsonb))
                        """)
                .param("team", team.value())
                .param("zone", zone.getId())
                .param("wishes", wishes)
                .param("rows", rows)
                .query((row, number) -> {
                    earlier.clear();
                    earlier.putAll(words.earlier(row.getString("earlier")));
                    return HoldBatches.Answer.of(row);
                })
                .single();
    }

    private static SubmitOutcome outcome(
            NewJob made, HoldBatches.Placed placed, Map<JobId, Earlier> earlier) {
        Job job = made.job();
        Earlier found = earlier.get(job.id());
        // An earlier job of the id drawn for this one is itself: its commit was not heard of. An id
        // given by the caller may have been given to the same wish twice.
        boolean isItself =
                found != null && found.job().equals(job.id()) && made.wish().id() == null;
        if (placed.held().contains(job.id()) || isItself) {
            return new SubmitOutcome.Made(job);
        }
        return found == null
                ? new SubmitOutcome.Refused(
                        Objects.requireNonNull(
                                placed.refused().get(job.id()), "a job was not answered"))
                : new SubmitOutcome.Earlier(found.job(), found.bodyHash());
    }
}
