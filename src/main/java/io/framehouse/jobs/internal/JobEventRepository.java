package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The timeline of jobs: append-only. */
@Repository
class JobEventRepository {
    private static final int MOST_LINES = 1_000;

    private final JdbcClient jdbc;
    private final JobJson json;

    JobEventRepository(JdbcClient jdbc, JobJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(TeamId team, JobId job, Line line) {
        jdbc.sql(
                        """
                        insert into job_event (team_id, job_id, id, at, word, from_state, to_state,
                            actor, provider_word, amount_micros, detail)
                        values (:team, :job, :id, :at, :word, :from, :to, :actor, :providerWord,
                            :amount, :detail::jsonb)
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .param("id", Ids.next())
                .param("at", time(line.at()))
                .param("word", line.word())
                .param("from", line.from() == null ? null : line.from().wire())
                .param("to", line.to() == null ? null : line.to().wire())
                .param("actor", line.actor())
                .param("providerWord", line.providerWord())
                .param("amount", line.amount() == null ? null : line.amount().micros())
                .param("detail", line.detail() == null ? null : quoted(line.detail()))
                .update();
    }

    List<JobEvent> list(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select * from (
                            select * from job_event where team_id = :team and job_id = :job
                            order by at desc, id desc limit :most) newest
                        order by at, id
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .param("most", MOST_LINES)
                .query((row, number) -> event(row))
                .list();
    }

    private JobEvent event(ResultSet row) throws SQLException {
        return new JobEvent(
                row.getObject("id", UUID.class),
                JobMapper.requiredInstant(row, "at"),
                row.getString("word"),
                state(row.getString("from_state")),
                state(row.getString("to_state")),
                row.getString("actor"),
                row.getString("provider_word"),
                JobMapper.credits(row, "amount_micros"),
                unquoted(row.getString("detail")));
    }

    private static @Nullable JobState state(@Nullable String wire) {
        return wire == null ? null : JobMapper.state(wire);
    }

    private String quoted(String text) {
        return json.text(json.newObject().put("text", text));
    }

    private @Nullable String unquoted(@Nullable String stored) {
        return stored == null ? null : json.object(stored).path("text").asString();
    }

    /** A line to append; only what is known is given. */
    record Line(
            Instant at,
            String word,
            @Nullable JobState from,
            @Nullable JobState to,
            String actor,
            @Nullable String providerWord,
            @Nullable Credits amount,
            @Nullable String detail) {}
}
