package io.framehouse.reports.internal.bills;

import io.framehouse.TestDatabases;
import io.framehouse.credits.HoldRequest;
import io.framehouse.credits.Ledger;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books of a month as rows: accounts, jobs and what they cost at their providers. */
final class BillBooks {
    private static final Actor SYSTEM = Actor.system("test");

    private final String url;
    private final Ledger ledger;
    private final TeamTransactions transactions;
    final TeamId team;

    BillBooks(String url, Teams teams, Ledger ledger, TeamTransactions transactions) {
        this.url = url;
        this.ledger = ledger;
        this.transactions = transactions;
        TeamData data = new TeamData("Bills " + UUID.randomUUID(), ZoneId.of("UTC"), null, null);
        team = CurrentActor.as(SYSTEM, () -> teams.create(data)).id();
        CurrentActor.as(
                SYSTEM, () -> ledger.grant(team, Ids.next(), Credits.of(1_000_000), "test", null));
    }

    /** A job with its task. */
    record Booked(JobId id, String task, Instant at, BigDecimal cost, String unit) {}

    UUID account(String dialect) throws SQLException {
        UUID id = Ids.next();
        write(
                """
                insert into provider_account (id, name, dialect, base_url, auth_scheme,
                    api_key_cipher, api_key_last4, models, max_concurrent, requests_per_minute,
                    enabled)
                values (?, ?, ?, 'http://127.0.0.1:9', 'token', '\\x00', '0000', '{*}', 1, 1, false)
                """,
                id,
                dialect + " " + id,
                dialect);
        return id;
    }

    Booked settled(UUID account, String task, Instant at, String cost, String unit)
            throws SQLException {
        JobId id = JobId.random();
        job(id, account, task, "succeeded", at);
        usage(id, account, task, at, cost, unit, Ids.next());
        return new Booked(id, task, at, new BigDecimal(cost), unit);
    }

    /** One whose provider told no cost. */
    void unreported(UUID account, String task, Instant at, long micros) throws SQLException {
        JobId id = JobId.random();
        job(id, account, task, "succeeded", at);
        usage(id, account, task, at, null, null, Ids.next());
        write("update usage_record set settled_micros = ? where job_id = ?", micros, id.value());
    }

    /** With a hold in the ledger, so that it can be corrected. */
    Booked booked(UUID account, String task, Instant at, String cost) throws SQLException {
        JobId id = JobId.random();
        Credits amount = Credits.parse(cost);
        UUID transfer =
                CurrentActor.as(
                        SYSTEM,
                        () ->
                                transactions.inTeam(
                                        team,
                                        () -> {
                                            ledger.hold(
                                                    new HoldRequest(
                                                            team, id, amount, null, null, at));
                                            return ledger.settle(team, id, amount).transferId();
                                        }));
        job(id, account, task, "succeeded", at);
        usage(id, account, task, at, cost, "credits", transfer);
        return new Booked(id, task, at, new BigDecimal(cost), "credits");
    }

    /** One that cost nothing; it has a hold, so that it can be corrected. */
    JobId failed(UUID account, String task, Instant at) throws SQLException {
        JobId id = JobId.random();
        CurrentActor.as(
                SYSTEM,
                () ->
                        transactions.inTeam(
                                team,
                                () -> {
                                    ledger.hold(
                                            new HoldRequest(
                                                    team, id, Credits.of(6), null, null, at));
                                    return ledger.release(team, id, "failed").transferId();
                                }));
        job(id, account, task, "failed", at);
        return id;
    }

    JobId job(UUID account, String task, String state, Instant at) throws SQLException {
        JobId id = JobId.random();
        job(id, account, task, state, at);
        return id;
    }

    private void job(JobId id, UUID account, String task, String state, Instant at)
            throws SQLException {
        write(
                """
                insert into job (team_id, id, model, state, parameters, submitter, quote_micros,
                    quote_lines, price_version, settlement, provider_account_id, provider_task_id,
                    created_at, updated_at, finished_at)
                values (?, ?, 'm', ?, '{}', 'test', 1, '[]', 1, 'reported', ?, ?, ?, ?, ?)
                """,
                team.value(),
                id.value(),
                state,
                account,
                task,
                utc(at.minus(Duration.ofMinutes(3))),
                utc(at),
                state.equals("running") ? null : utc(at));
    }

    private void usage(
            JobId id,
            UUID account,
            String task,
            Instant at,
            @Nullable String cost,
            @Nullable String unit,
            UUID transfer)
            throws SQLException {
        write(
                """
                insert into usage_record (team_id, job_id, transfer_id, model, provider_account_id,
                    provider_task_id, provider_cost_value, provider_cost_unit, quote_micros,
                    settled_micros, price_version, off_peak, submitted_at, settled_at, book_month)
                values (?, ?, ?, 'm', ?, ?, ?, ?, 1, ?, 1, false, ?, ?, '2026-10-01')
                """,
                team.value(),
                id.value(),
                transfer,
                account,
                task,
                cost == null ? null : new BigDecimal(cost),
                unit,
                cost == null ? 1 : new BigDecimal(cost).movePointRight(6).longValue(),
                utc(at.minus(Duration.ofMinutes(3))),
                utc(at));
    }

    /** A success that came after a person had resolved the job as failed. */
    JobId lateSuccess(UUID account, String task, Instant at, long micros) throws SQLException {
        JobId id = job(account, task, "failed", at);
        correction(id, "adjust", micros, account, task, at);
        return id;
    }

    void refund(Booked job, UUID account, long micros) throws SQLException {
        correction(job.id(), "refund", micros, account, job.task(), job.at().plusSeconds(60));
    }

    private void correction(
            JobId job, String kind, long micros, UUID account, String task, Instant at)
            throws SQLException {
        write(
                """
                insert into credit_transfer (team_id, id, kind, amount_micros, job_id, actor,
                    booked_at, book_month, line)
                values (?, ?, ?, ?, ?, 'test', ?, ?, jsonb_build_object('provider_account_id',
                    cast(? as uuid), 'provider_task_id', cast(? as text),
                    'submitted_at', cast(? as timestamptz)))
                """,
                team.value(),
                Ids.next(),
                kind,
                micros,
                job.value(),
                utc(at),
                LocalDate.of(2026, 10, 1),
                account,
                task,
                utc(at.minusSeconds(600)));
    }

    void closeMonth(LocalDate month) throws SQLException {
        write(
                """
                insert into book_month (month, zone, closed_at, closed_by, teams, lines, jobs,
                    settled_micros, corrections_micros, fingerprint, notes)
                values (?, 'UTC', now(), 'test', 0, 0, 0, 0, 0, sha256(''), '{}')
                """,
                month);
    }

    void clear() throws SQLException {
        for (String table :
                new String[] {
                    "provider_bill_match",
                    "provider_bill_line",
                    "provider_bill_mapping",
                    "provider_bill",
                    "book_month",
                    "usage_record",
                    "job"
                }) {
            write("delete from " + table);
        }
        write("delete from credit_transfer where actor = 'test' and kind in ('adjust', 'refund')");
        write("delete from provider_account");
    }

    void write(String sql, Object... values) throws SQLException {
        try (Connection books = TestDatabases.superuser(url);
                PreparedStatement role =
                        books.prepareStatement("set session_replication_role = replica");
                PreparedStatement statement = books.prepareStatement(sql)) {
            role.execute();
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static Object utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
