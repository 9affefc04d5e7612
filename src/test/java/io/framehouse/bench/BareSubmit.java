package io.framehouse.bench;

import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The rows of one submission by plain JDBC: as five statements of a transaction, or as one that
 * commits itself. Guards as the service has them, but whoever is refused is not told why, and the
 * one statement does not undo what its guards refuse: a bound of speed, not a way to do it.
 */
final class BareSubmit implements AutoCloseable {
    private static final String JOB =
            """
            insert into job (team_id, id, model, state, parameters, prompt, submitter, quote_micros,
                quote_lines, price_version, settlement, next_action_at, expected_by, created_at,
                updated_at)
            select q.team, q.job, 'viduq2_turbo_img2video', 'held', q.body::jsonb,
                'A lighthouse at dusk, slow dolly in', 'bench', q.amount, '[]', q.price, 'quoted',
                now(), now(), now(), now() from q
            """;
    private static final String REQUEST =
            """
            insert into job_request (team_id, job_id, caller, idempotency_key, body_hash, body,
                created_at)
            select q.team, q.job, 'system', q.key, sha256(q.body::bytea), q.body::jsonb, now() from q
            """;
    private static final String BALANCE =
            """
            update credit_balance b set held_micros = b.held_micros + q.amount from q
            where b.team_id = q.team and not b.overdrawn
                and b.granted_micros - b.spent_micros - b.held_micros >= q.amount
            """;
    private static final String WINDOW =
            """
            update budget_window w set held_micros = w.held_micros + q.amount from q, budget b
            where b.team_id = q.team and b.removed_at is null and b.scope = 'team'
                and w.team_id = b.team_id and w.budget_id = b.id and w.ends_at > now()
                and b.limit_micros - w.spent_micros - w.held_micros >= q.amount
            """;
    private static final String TRANSFER =
            """
            insert into credit_transfer (team_id, id, kind, amount_micros, job_id, actor, booked_at)
            select q.team, q.job, 'hold', q.amount, q.job, 'bench', now() from q
            """;
    private static final String ENTRIES =
            """
            insert into credit_entry (team_id, transfer_id, account, amount_micros, booked_at)
            select q.team, q.job, e.account, e.sign * q.amount, now()
            from q, (values ('available', -1), ('held', 1)) as e (account, sign)
            """;
    private static final String HOLD =
            """
            insert into credit_hold (team_id, id, job_id, amount_micros, held_at)
            select q.team, q.job, q.job, q.amount, now() from q
            """;
    private static final String LINK =
            """
            insert into credit_hold_window (team_id, hold_id, window_id)
            select q.team, q.job, w.id from q
            join budget b on b.team_id = q.team and b.removed_at is null and b.scope = 'team'
            join budget_window w on w.team_id = b.team_id and w.budget_id = b.id
                and w.ends_at > now()
            """;
    private static final String EVENT =
            """
            insert into job_event (team_id, job_id, id, at, word, to_state, actor, amount_micros)
            select q.team, q.job, q.event, now(), 'held', 'held', 'bench', q.amount from q
            """;
    private static final String Q =
            """
            with q as (select ?::uuid as team, ?::uuid as job, ?::uuid as event, ?::text as key,
                ?::text as body, ?::bigint as amount, ?::bigint as price)
            """;
    private static final String TAKE_ON =
            "select set_config('role', 'framehouse_team', true), set_config('app.team', ?, true)";

    private static final String[] FIVE = {
        Q + ", made as (" + JOB + ")" + REQUEST,
        Q + BALANCE,
        Q + WINDOW,
        Q + ", t as (" + TRANSFER + "), e as (" + ENTRIES + "), h as (" + HOLD + ")" + LINK,
        Q + EVENT
    };
    private static final String ONE =
            Q
                    + ", b as ("
                    + BALANCE
                    + " returning 1), w as ("
                    + WINDOW
                    + " returning 1), j as ("
                    + JOB
                    + "), r as ("
                    + REQUEST
                    + "), t as ("
                    + TRANSFER
                    + "), e as ("
                    + ENTRIES
                    + "), h as ("
                    + HOLD
                    + "), l as ("
                    + LINK
                    + "), v as ("
                    + EVENT
                    + ") select count(*) from b, w";

    private final Connection connection;
    private final PreparedStatement[] five;
    private final PreparedStatement one;
    private final PreparedStatement takeOn;
    private final String body;
    private final long amount;
    private final long price;

    BareSubmit(Connection connection, String body, long amount, long price) throws SQLException {
        this.connection = connection;
        this.body = body;
        this.amount = amount;
        this.price = price;
        five = new PreparedStatement[FIVE.length];
        for (int i = 0; i < FIVE.length; i++) {
            five[i] = connection.prepareStatement(FIVE[i]);
        }
        one = connection.prepareStatement(ONE);
        takeOn = connection.prepareStatement(TAKE_ON);
    }

    /** Five statements and a commit. */
    void five(TeamId team) throws SQLException {
        connection.setAutoCommit(false);
        UUID job = Ids.next();
        for (PreparedStatement statement : five) {
            bind(statement, team, job);
            if (statement.executeUpdate() < 1) {
                throw new IllegalStateException("refused");
            }
        }
        connection.commit();
    }

    /** One statement that is its own transaction. */
    void one(TeamId team) throws SQLException {
        connection.setAutoCommit(true);
        once(team);
    }

    /** One statement behind the walls between teams: role, statement, commit. */
    void oneInRole(TeamId team) throws SQLException {
        connection.setAutoCommit(false);
        takeOn.setString(1, team.toString());
        takeOn.execute();
        once(team);
        connection.commit();
    }

    private void once(TeamId team) throws SQLException {
        bind(one, team, Ids.next());
        try (ResultSet done = one.executeQuery()) {
            done.next();
            if (done.getInt(1) != 1) {
                throw new IllegalStateException("refused");
            }
        }
    }

    private void bind(PreparedStatement statement, TeamId team, UUID job) throws SQLException {
        statement.setObject(1, team.value());
        statement.setObject(2, job);
        statement.setObject(3, Ids.next());
        statement.setString(4, UUID.randomUUID().toString());
        statement.setString(5, body);
        statement.setLong(6, amount);
        statement.setLong(7, price);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
