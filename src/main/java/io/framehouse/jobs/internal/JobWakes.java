package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Wake;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a job due now because a provider called. Takes no lease and changes no state: what the call
 * says is asked for, never believed.
 */
@Component
class JobWakes {
    private static final int LONGEST_TASK_ID = 200;
    private static final String SELECT =
            "select team_id, job_id, state, task_id, attempt_id from job_watch ";
    private static final String BY_ATTEMPT =
            SELECT + "where attempt_id = :attempt and account_id = :account";
    private static final String BY_TASK =
            SELECT + "where account_id = :account and task_id = :task";

    /** A look under way keeps its lease; the row is due again as soon as it gives it back. */
    private static final String WAKE =
            """
            update job_watch set
                woken_at = case when lease_until > :now then :now end,
                next_action_at = case when lease_until > :now then next_action_at
                    else least(next_action_at, :now) end
            where team_id = :team and job_id = :job and state in ('queued', 'running', 'unknown')
            """;

    private static final String WAKE_LATE =
            """
            update job set late_check_at = :now
            where attempt_id = :attempt and provider_account_id = :account
                and late_check_at > :now
            """;
    private static final String REMEMBER =
            """
            insert into job_evidence as e (team_id, job_id, callbacks, last_callback_at,
                named_task_id, named_attempt_id)
            values (:team, :job, 1, :now, :task, :attempt)
            on conflict (team_id, job_id) do update set
                callbacks = e.callbacks + 1, last_callback_at = :now,
                named_task_id = coalesce(:task, e.named_task_id), named_attempt_id = :attempt
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Clock clock;

    JobWakes(JdbcClient jdbc, TeamTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    Wake wake(AccountId account, @Nullable UUID attempt, @Nullable String task) {
        String named = task != null && task.length() <= LONGEST_TASK_ID ? task : null;
        return transactions.onPlatform(() ->
                find(account, attempt, named)
                        .map(job -> wake(job, named))
                        .orElseGet(() -> wakeLate(account, attempt)));
    }

    private Wake wake(Waiting job, @Nullable String task) {
        Instant now = clock.instant();
        if (job.task() == null || job.state() == JobState.UNKNOWN) {
            remember(job, job.task() == null ? task : null, now);
        }
        boolean woken =
                jdbc.sql(WAKE)
                                .param("now", time(now))
                                .param("team", job.team())
                                .param("job", job.id())
                                .update()
                        == 1;
        return woken ? Wake.WOKEN : Wake.REMEMBERED;
    }

    private void remember(Waiting job, @Nullable String task, Instant now) {
        jdbc.sql(REMEMBER)
                .param("team", job.team())
                .param("job", job.id())
                .param("now", time(now))
                .param("task", task, Types.VARCHAR)
                .param("attempt", job.attempt())
                .update();
    }

    /** A job that a person resolved is still asked about, now rather than later. */
    private Wake wakeLate(AccountId account, @Nullable UUID attempt) {
        if (attempt == null) {
            return Wake.UNMATCHED;
        }
        int woken =
                jdbc.sql(WAKE_LATE)
                        .param("now", time(clock.instant()))
                        .param("attempt", attempt)
                        .param("account", account.value())
                        .update();
        return woken > 0 ? Wake.WOKEN : Wake.UNMATCHED;
    }

    private Optional<Waiting> find(
            AccountId account, @Nullable UUID attempt, @Nullable String task) {
        if (attempt == null && task == null) {
            return Optional.empty();
        }
        return (attempt == null
                        ? jdbc.sql(BY_TASK).param("task", task)
                        : jdbc.sql(BY_ATTEMPT).param("attempt", attempt))
                        .param("account", account.value())
                        .query((row, number) -> waiting(row))
                        .list()
                        .stream()
                        .findFirst();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("team_id", UUID.class),
                row.getObject("job_id", UUID.class),
                JobMapper.state(row.getString("state")),
                row.getString("task_id"),
                row.getObject("attempt_id", UUID.class));
    }

    /** A job that the call may be about. */
    private record Waiting(
            UUID team, UUID id, JobState state, @Nullable String task, @Nullable UUID attempt) {}
}
