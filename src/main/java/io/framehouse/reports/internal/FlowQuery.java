package io.framehouse.reports.internal;

import io.framehouse.reports.ProofFlow;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads what is on its way through report views; only open jobs are counted, which is cheap. */
@Service
class FlowQuery implements ProofFlow {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JdbcClient jdbc;

    FlowQuery(CurrentActor currentActor, TeamTransactions transactions, JdbcClient jdbc) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Flow now() {
        currentActor.requirePlatform(Action.VIEW_PROOF);
        return transactions.onPlatform(() -> new Flow(states(), oldestChecking(), copies()));
    }

    private List<StateCount> states() {
        return jdbc.sql(
                        """
                        select * from report_job_flow order by array_position(
                            array['held', 'submitting', 'queued', 'running', 'unknown'], state)
                        """)
                .query((row, number) ->
                        new StateCount(
                                row.getString("state"),
                                row.getLong("jobs"),
                                row.getObject("oldest_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Optional<Checking> oldestChecking() {
        return jdbc.sql("select * from report_job_unknown order by unknown_since limit 1")
                .query((row, number) ->
                        new Checking(
                                new JobId(row.getObject("job_id", UUID.class)),
                                row.getString("team_name"),
                                row.getString("team_slug"),
                                row.getObject("unknown_since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private Copies copies() {
        return jdbc.sql("select * from report_copy_flow")
                .query((row, number) ->
                        new Copies(row.getLong("copies"), instant(row, "oldest_at")))
                .single();
    }

    @Override
    public List<Line> trail(TeamId team, JobId job) {
        currentActor.requirePlatform(Action.VIEW_PROOF);
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select * from report_job_transfer
                                where team_id = :team and job_id = :job
                                order by booked_at, transfer_id
                                """)
                        .param("team", team.value())
                        .param("job", job.value())
                        .query((row, number) ->
                                new Line(
                                        row.getObject("transfer_id", UUID.class),
                                        row.getString("kind"),
                                        Credits.ofMicros(row.getLong("amount_micros")),
                                        row.getString("actor"),
                                        row.getString("reason"),
                                        row.getObject("booked_at", OffsetDateTime.class)
                                                .toInstant()))
                        .list());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
