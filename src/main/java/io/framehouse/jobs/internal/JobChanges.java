package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.LiveFeed;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes one change of a locked job: by version, with an event and a live signal. The one place
 * that keeps table job_watch in step; columns that moved there are found by themselves.
 */
@Component
class JobChanges {
    private final JdbcClient jdbc;
    private final JobEventRepository events;
    private final LiveFeed live;
    private final JobMoves moves;
    private final Clock clock;

    JobChanges(
            JdbcClient jdbc,
            JobEventRepository events,
            LiveFeed live,
            JobMoves moves,
            Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.live = live;
        this.moves = moves;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Moves a job to another state.
     *
     * @throws IllegalStateException where the table of transitions does not have it
     */
    void move(Job job, JobState to, Columns columns, Note note) {
        JobTransitions.require(job.state(), to);
        if (job.state() == JobState.UNKNOWN) {
            columns.set("unknown_reason", null).set("unknown_since", null);
        }
        write(job, to, columns);
        append(job, to, note);
        moves.tell(job, to, now());
        live.changed(new LiveFeed.Signal(job.team(), "job", job.id().toString()));
    }

    /** Changes what a job carries without leaving its state. */
    void touch(Job job, Columns columns) {
        write(job, job.state(), columns);
    }

    void append(Job job, @Nullable JobState to, Note note) {
        events.append(
                job.team(),
                job.id(),
                new JobEventRepository.Line(
                        now(),
                        note.word(),
                        job.state(),
                        to,
                        note.actor(),
                        note.providerWord(),
                        note.amount(),
                        note.detail()));
    }

    private void write(Job job, JobState to, Columns columns) {
        Set<String> names = columns.values.keySet();
        String statement =
                to.isWatched()
                        ? WatchedWrite.keep(names, to != job.state())
                        : WatchedWrite.end(names);
        int changed =
                jdbc.sql(statement)
                        .params(columns.values)
                        .param("state", to.wire())
                        .param("now", time(now()))
                        .param("team", job.team().value())
                        .param("id", job.id().value())
                        .param("version", job.version())
                        .update();
        if (changed != 1) {
            throw new IllegalStateException(
                    "Job " + job.id() + " changed under its lock: version " + job.version());
        }
    }

    /** Columns to set beside the state; the names are constants of this package. */
    static final class Columns {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        static Columns of() {
            return new Columns();
        }

        Columns set(String column, @Nullable Object value) {
            values.put(column, value instanceof Instant instant ? time(instant) : value);
            return this;
        }

        /** Leases the job to a node; it is looked at next when the lease has run out. */
        Columns lease(String node, Instant until) {
            return set("next_action_at", until).set("lease_until", until).set("lease_owner", node);
        }

        /** Gives the lease back, also another's, and says when the job is looked at next. */
        Columns next(@Nullable Instant at) {
            return set("next_action_at", at).set("lease_until", null).set("lease_owner", null);
        }
    }
}
