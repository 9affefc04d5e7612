package io.framehouse.reports.internal;

import io.framehouse.TestDatabases;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes lines of the books, rates and an account to the tables, and takes them away again. */
final class MarginBooks implements AutoCloseable {
    private final Connection books;
    private final List<UUID> teams = new ArrayList<>();
    private final List<UUID> accounts = new ArrayList<>();
    private final List<Long> rates = new ArrayList<>();

    MarginBooks(String url) throws SQLException {
        books = TestDatabases.superuser(url);
    }

    /** A job that settles at some moment; its provider reported a cost, or none. */
    record Job(TeamId team, UUID id, Instant at) {}

    /** Where a job is booked. */
    record Place(TeamId team, String model, @Nullable UUID account) {}

    TeamId known(TeamId team) {
        teams.add(team.value());
        return team;
    }

    /** An account that was removed, so that nobody asks it anything. */
    UUID account(String name) throws SQLException {
        UUID id = Ids.next();
        run(
                """
                insert into provider_account (id, name, dialect, base_url, auth_scheme,
                    api_key_cipher, api_key_last4, models, max_concurrent, requests_per_minute,
                    enabled, deleted_at)
                values (?, ?, 'vidu', 'http://127.0.0.1', 'token', '', '', '{}', 1, 1, false, now())
                """,
                id,
                name);
        accounts.add(id);
        return id;
    }

    void rate(String unit, String credits, Instant from) throws SQLException {
        try (PreparedStatement statement =
                books.prepareStatement(
                        """
                        insert into conversion_rate (unit, credits, effective_from, created_by)
                        values (?, ?::numeric, ?, 'test') returning id
                        """)) {
            statement.setString(1, unit);
            statement.setString(2, credits);
            statement.setObject(3, utc(from));
            ResultSet row = statement.executeQuery();
            row.next();
            rates.add(row.getLong(1));
        }
    }

    Job settle(Place place, Instant at, Credits settled, @Nullable String cost, String unit)
            throws SQLException {
        Job job = begin(place, at);
        UUID transfer = book(job, "settle", settled.micros(), at);
        run(
                """
                insert into usage_record (team_id, job_id, transfer_id, model, labels,
                    provider_account_id, quote_micros, settled_micros, price_version,
                    duration_seconds, off_peak, submitted_at, settled_at, book_month,
                    provider_cost_value, provider_cost_unit)
                values (?, ?, ?, ?, '{}', ?, ?, ?, 1, 5, false, ?, ?, ?, ?::numeric, ?)
                """,
                job.team().value(),
                job.id(),
                transfer,
                place.model(),
                place.account(),
                settled.micros(),
                settled.micros(),
                utc(at),
                utc(at),
                month(at),
                cost,
                cost == null ? null : unit);
        return job;
    }

    /** A job that was resolved as failed, and whose success came late. */
    Job lateSuccess(Place place, Instant at, Credits amount) throws SQLException {
        Job job = begin(place, at);
        correct(job, "adjust", amount, at);
        return job;
    }

    void correct(Job job, String kind, Credits amount, Instant at) throws SQLException {
        book(job, kind, amount.micros(), at);
    }

    private Job begin(Place place, Instant at) throws SQLException {
        Job job = new Job(place.team(), Ids.next(), at);
        run("set session_replication_role = replica");
        run(
                """
                insert into job (team_id, id, model, state, parameters, submitter, quote_micros,
                    quote_lines, price_version, settlement, created_at, updated_at, finished_at,
                    provider_account_id)
                values (?, ?, ?, 'failed', '{}', 'test', 1, '[]', 1, 'quoted', ?, ?, ?, ?)
                """,
                job.team().value(),
                job.id(),
                place.model(),
                utc(at),
                utc(at),
                utc(at),
                place.account());
        return job;
    }

    private UUID book(Job job, String kind, long micros, Instant at) throws SQLException {
        UUID id = Ids.next();
        boolean corrects = !kind.equals("settle");
        // A correction keeps what it tells of its job by a trigger.
        run("set session_replication_role = " + (corrects ? "origin" : "replica"));
        run(
                """
                insert into credit_transfer (team_id, id, kind, amount_micros, hold_id, job_id,
                    actor, booked_at, book_month)
                values (?, ?, ?, ?, ?, ?, 'test', ?, ?)
                """,
                job.team().value(),
                id,
                kind,
                micros,
                corrects ? null : Ids.next(),
                job.id(),
                utc(at),
                corrects ? month(at) : null);
        run("set session_replication_role = replica");
        run(
                """
                insert into credit_entry (team_id, transfer_id, account, amount_micros, booked_at)
                values (?, ?, 'spent', ?, ?)
                """,
                job.team().value(),
                id,
                kind.equals("refund") ? -micros : micros,
                utc(at));
        return id;
    }

    /** What the account of spent credits took in, by team. */
    Map<String, Credits> ledger(Instant from, Instant until) throws SQLException {
        Map<String, Credits> sums = new HashMap<>();
        try (PreparedStatement statement =
                books.prepareStatement(
                        """
                        select team_id, sum(amount_micros) from credit_entry
                        where account = 'spent' and booked_at >= ? and booked_at < ?
                        group by team_id
                        """)) {
            statement.setObject(1, utc(from));
            statement.setObject(2, utc(until));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                sums.put(row.getString(1), Credits.ofMicros(row.getLong(2)));
            }
        }
        return sums;
    }

    BigDecimal firstRate(String unit) throws SQLException {
        try (PreparedStatement statement =
                books.prepareStatement(
                        """
                        select credits from conversion_rate where unit = ?
                        order by effective_from limit 1
                        """)) {
            statement.setString(1, unit);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBigDecimal(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (books) {
            run("set session_replication_role = replica");
            for (UUID team : teams) {
                for (String table :
                        List.of(
                                "usage_record",
                                "usage_ended",
                                "usage_pending",
                                "usage_rollup",
                                "usage_rollup_day",
                                "usage_rollup_monthly",
                                "credit_entry",
                                "credit_transfer",
                                "job")) {
                    run("delete from " + table + " where team_id = ?", team);
                }
            }
            for (UUID account : accounts) {
                run("delete from provider_account where id = ?", account);
            }
            for (Long rate : rates) {
                run("delete from conversion_rate where id = ?", rate);
            }
        }
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static LocalDate month(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
