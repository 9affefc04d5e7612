package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobsWaitForPerson;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks jobs whose doubt lasts too long as waiting for a person, once each, told in batches. */
@Component
class PeopleAsked {
    private static final String MARK =
            """
            with due as (
                select e.team_id, e.job_id, j.state = 'unknown' as unknown
                from job_evidence e join job j on j.team_id = e.team_id and j.id = e.job_id
                where e.ask_person_at <= :now
                order by e.ask_person_at
                for update of e skip locked limit :limit)
            update job_evidence e set ask_person_at = null,
                person_asked_at = case when due.unknown then :now else e.person_asked_at end
            from due where e.team_id = due.team_id and e.job_id = due.job_id
            returning e.team_id, e.job_id, due.unknown
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final JobEventRepository timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeopleAsked(
            JdbcClient jdbc,
            TeamTransactions transactions,
            JobEventRepository timeline,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    int ask(int limit) {
        return transactions.onPlatform(() -> mark(limit));
    }

    private int mark(int limit) {
        Instant now = clock.instant();
        List<Due> due =
                jdbc.sql(MARK)
                        .param("now", time(now))
                        .param("limit", limit)
                        .query((row, number) ->
                                new Due(
                                        new TeamId(row.getObject("team_id", UUID.class)),
                                        new JobId(row.getObject("job_id", UUID.class)),
                                        row.getBoolean("unknown")))
                        .list();
        List<Due> waiting = due.stream().filter(Due::unknown).toList();
        waiting.forEach(one -> note(one, now));
        if (!waiting.isEmpty()) {
            Instant hour = now.truncatedTo(ChronoUnit.HOURS);
            events.publishEvent(new JobsWaitForPerson(hour, askedSince(hour)));
        }
        return due.size();
    }

    private void note(Due due, Instant now) {
        timeline.append(
                due.team(),
                due.job(),
                new JobEventRepository.Line(
                        now,
                        "person_asked",
                        JobState.UNKNOWN,
                        null,
                        "system",
                        null,
                        null,
                        "The provider could not tell in time; a platform admin was asked."));
    }

    private int askedSince(Instant hour) {
        return jdbc.sql("select count(*) from job_evidence where person_asked_at >= :hour")
                .param("hour", time(hour))
                .query(Integer.class)
                .single();
    }

    /** A job whose time is over; not unknown any more where the provider answered meanwhile. */
    private record Due(TeamId team, JobId job, boolean unknown) {}
}
