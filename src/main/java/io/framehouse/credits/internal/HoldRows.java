package io.framehouse.credits.internal;

import io.framehouse.credits.HoldBatches;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each hold is now, and the windows it was counted in. */
@Component
final class HoldRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    HoldRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A hold. */
    record Hold(UUID id, JobId job, Credits amount, State state, Credits settled) {}

    /** What may still happen to a hold. */
    enum State {
        /** May be settled or released. */
        OPEN,
        /** Final: was settled. */
        SETTLED,
        /** Final: was given back. */
        RELEASED
    }

    /** Calls the SQL function that places holds; it locks the team's balance first. */
    HoldBatches.Answer place(TeamId team, ZoneId zone, String wishes) {
        return jdbc.sql(
                        """
                        select held, repeated, refused, reached, stale
                        from place_holds(:team, :zone, cast(:wishes as jsonb))
                        """)
                .param("team", team.value())
                .param("zone", zone.getId())
                .param("wishes", wishes)
                .query((row, number) -> HoldBatches.Answer.of(row))
                .single();
    }

    /**
     * Takes the one step out of OPEN. Waits for a rival, then finds nothing. The row lock it takes
     * is weak enough for a window made meanwhile to link to the hold, so there is no deadlock.
     */
    Optional<Hold> resolve(TeamId team, JobId job, State to, @Nullable Credits settled) {
        return jdbc.sql(
                        """
                        update credit_hold set state = :state, settled_micros = :settled,
                            resolved_at = :at
                        where team_id = :team and job_id = :job and state = 'open'
                        returning id, job_id, amount_micros, state, settled_micros
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .param("state", Wire.of(to))
                .param("settled", settled == null ? null : settled.micros(), Types.BIGINT)
                .param("at", Sql.at(clock.instant()))
                .query((row, number) -> hold(row))
                .optional();
    }

    Optional<Hold> find(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select id, job_id, amount_micros, state, settled_micros from credit_hold
                        where team_id = :team and job_id = :job
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query((row, number) -> hold(row))
                .optional();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                new JobId(row.getObject("job_id", UUID.class)),
                Credits.ofMicros(row.getLong("amount_micros")),
                Wire.parse(State.class, row.getString("state")).orElseThrow(),
                Credits.ofMicros(row.getLong("settled_micros")));
    }
}
