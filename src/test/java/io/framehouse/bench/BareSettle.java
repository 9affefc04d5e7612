package io.framehouse.bench;

import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of one settlement at the held amount by plain JDBC; see {@link BareSubmit}. */
final class BareSettle implements AutoCloseable {
    private static final String JOB =
            """
            update job j set state = 'succeeded', version = j.version + 1, updated_at = now(),
                settled_micros = j.quote_micros, finished_at = now(), progress = 100,
                next_action_at = null
            from q where j.team_id = q.team and j.id = q.job and j.state = 'running'
            """;
    private static final String HOLD =
            """
            update credit_hold h set state = 'settled', settled_micros = h.amount_micros,
                resolved_at = now()
            from q where h.team_id = q.team and h.job_id = q.job and h.state = 'open'
            """;
    private static final String BALANCE =
            """
            update credit_balance b set held_micros = b.held_micros - q.amount,
                spent_micros = b.spent_micros + q.amount
            from q where b.team_id = q.team
            """;
    private static final String WINDOW =
            """
            update budget_window w set held_micros = w.held_micros - q.amount,
                spent_micros = w.spent_micros + q.amount
            from q, credit_hold_window c where c.team_id = q.team and c.hold_id = q.job
                and w.team_id = c.team_id and w.id = c.window_id
            """;
    private static final String TRANSFER =
            """
            insert into credit_transfer (team_id, id, kind, amount_micros, hold_id, job_id, actor,
                booked_at)
            select q.team, q.transfer, 'settle', q.amount, q.job, q.job, 'bench', now() from q
            """;
    private static final String ENTRIES =
            """
            insert into credit_entry (team_id, transfer_id, account, amount_micros, booked_at)
            select q.team, q.transfer, e.account, e.sign * q.amount, now()
            from q, (values ('held', -1), ('spent', 1)) as e (account, sign)
            """;
    private static final String USAGE =
            """
            insert into usage_record (team_id, job_id, transfer_id, model, quote_micros,
                settled_micros, price_version, off_peak, submitted_at, settled_at, book_month)
            select q.team, q.job, q.transfer, 'viduq2_turbo_img2video', q.amount, q.amount, q.price,
                false, now(), now(), date_trunc('month', now())::date from q
            """;
    private static final String EVENT =
            """
            insert into job_event (team_id, job_id, id, at, word, from_state, to_state, actor,
                amount_micros)
            select q.team, q.job, q.event, now(), 'settled', 'running', 'succeeded', 'bench', q.amount
            from q
            """;
    private static final String Q =
            """
            with q as (select ?::uuid as team, ?::uuid as job, ?::uuid as event, ?::uuid as transfer,
                ?::bigint as amount, ?::bigint as price)
            """;
    private static final String BOOKED =
            "t as (" + TRANSFER + "), e as (" + ENTRIES + "), u as (" + USAGE + ")";

    private static final String[] FIVE = {
        Q + JOB, Q + HOLD, Q + BALANCE, Q + WINDOW, Q + ", " + BOOKED + EVENT
    };
    private static final String ONE =
            Q
                    + ", j as ("
                    + JOB
                    + " returning 1), h as ("
                    + HOLD
                    + " returning 1), b as ("
                    + BALANCE
                    + "), w as ("
                    + WINDOW
                    + "), "
                    + BOOKED
                    + ", v as ("
                    + EVENT
                    + ") select count(*) from j, h";

    private final Connection connection;
    private final PreparedStatement[] five;
    private final PreparedStatement one;
    private final long amount;
    private final long price;

    BareSettle(Connection connection, long amount, long price) throws SQLException {
        this.connection = connection;
        this.amount = amount;
        this.price = price;
        five = new PreparedStatement[FIVE.length];
        for (int i = 0; i < FIVE.length; i++) {
            five[i] = connection.prepareStatement(FIVE[i]);
        }
        one = connection.prepareStatement(ONE);
    }

    void five(TeamId team, JobId job) throws SQLException {
        connection.setAutoCommit(false);
        for (PreparedStatement statement : five) {
            bind(statement, team, job);
            if (statement.executeUpdate() < 1) {
                throw new IllegalStateException("Not to be settled: " + job);
            }
        }
        connection.commit();
    }

    void one(TeamId team, JobId job) throws SQLException {
        connection.setAutoCommit(true);
        bind(one, team, job);
        try (ResultSet done = one.executeQuery()) {
            done.next();
            if (done.getInt(1) != 1) {
                throw new IllegalStateException("Not to be settled: " + job);
            }
        }
    }

    private void bind(PreparedStatement statement, TeamId team, JobId job) throws SQLException {
        statement.setObject(1, team.value());
        statement.setObject(2, job.value());
        statement.setObject(3, Ids.next());
        statement.setObject(4, Ids.next());
        statement.setLong(5, amount);
        statement.setLong(6, price);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
