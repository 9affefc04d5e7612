package io.framehouse.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.access.AccessFixtures;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.ProviderBalances;
import io.framehouse.reports.ProviderCheck.State;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Balances of a provider of wood against jobs of the last hours, written as rows. The last reading
 * is always the proof's own, over HTTP.
 */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true",
            "test.database=own-provider-proof"
        })
@PostgresTest
class ProviderProofIT {
    private static final Actor SYSTEM = Actor.system("test");

    @Autowired Proof proof;
    @Autowired ProviderBalances balances;
    @Autowired ProviderAccounts accounts;
    @Autowired Teams teams;

    @Value("${spring.datasource.url}")
    String url;

    private final FakeProvider provider = new FakeProvider();
    private final Instant now = Instant.now();
    private TeamId team;
    private AccountId account;

    @BeforeEach
    void openAnAccount() {
        team = AccessFixtures.team(teams, "Nord " + UUID.randomUUID());
        account = account("vidu");
    }

    @AfterEach
    void closeIt() throws SQLException {
        provider.close();
        write("truncate provider_balance");
        write("update provider_account set deleted_at = now(), enabled = false");
        write("delete from usage_record");
        write("delete from job");
    }

    @Test
    void anAccountWithOneReadingIsNotCompared() {
        ProviderCheck check = prove(1_000);
        assertThat(check.state()).isEqualTo(State.NOT_ENOUGH_READINGS);
        assertThat(check.ok()).isTrue();
        assertThat(check.difference()).isNull();
    }

    @Test
    void aFallThatEqualsWhatWasSettledAgrees() throws SQLException {
        reading(26, 5_000);
        reading(25, 1_000);
        reading(10, 1_000);
        settled(5, 60);
        settled(30, 500);
        ProviderCheck check = prove(940);
        assertThat(check.state()).isEqualTo(State.AGREES);
        assertThat(check.ours()).isEqualByComparingTo("60");
        assertThat(check.theirs()).isEqualByComparingTo("60");
    }

    @Test
    void aForeignUseOfTheKeyIsFoundAndNamed() throws SQLException {
        reading(10, 1_000);
        settled(5, 60);
        Proof.Run run = run(840);
        ProviderCheck check = only(run);
        assertThat(check.state()).isEqualTo(State.DIFFERENCE);
        assertThat(check.ok()).isFalse();
        assertThat(check.ours()).isEqualByComparingTo("60");
        assertThat(check.theirs()).isEqualByComparingTo("160");
        assertThat(check.difference()).isEqualByComparingTo("100");
        assertThat(check.unit()).isEqualTo("credits");
        assertThat(run.ok()).isFalse();
        assertThat(run.invariants())
                .filteredOn(one -> one.code().equals("provider_balance_agrees"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.items()).containsExactly(account.toString());
                    assertThat(one.offenders())
                            .singleElement()
                            .extracting(Proof.Offender::kind)
                            .isEqualTo("account");
                });
        assertThat(as(proof::last)).contains(run);
    }

    @Test
    void aTopUpIsShownAndHidesNothingOfTheOtherHours() throws SQLException {
        reading(10, 1_000);
        settled(9, 60);
        reading(8, 940);
        settled(7, 30);
        reading(6, 1_910);
        ProviderCheck agreeing = prove(1_910);
        assertThat(agreeing.state()).isEqualTo(State.AGREES);
        assertThat(agreeing.toppedUp()).isEqualByComparingTo("1000");
        assertThat(prove(1_810).state()).isEqualTo(State.DIFFERENCE);
    }

    @Test
    void whatAFailedTaskGaveBackIsNoTopUp() throws SQLException {
        reading(10, 1_000);
        job(9, 7, "failed", 60);
        reading(8, 940);
        ProviderCheck check = prove(1_000);
        assertThat(check.state()).isEqualTo(State.AGREES);
        assertThat(check.toppedUp()).isZero();
        assertThat(check.theirs()).isZero();
    }

    @Test
    void whatTheProviderToldToHaveTakenForAFailedTaskIsNoDifference() throws SQLException {
        reading(10, 1_000);
        UUID failed = job(9, 8, "failed", 60);
        write(
                "update job set provider_cost_value = 60, provider_cost_unit = 'credits'"
                        + " where id = ?",
                failed);
        ProviderCheck kept = prove(940);
        assertThat(kept.state()).isEqualTo(State.AGREES);
        assertThat(kept.ours()).isEqualByComparingTo("60");
        assertThat(prove(1_000).ok()).as("it may have been given back").isTrue();
        assertThat(prove(800).state()).isEqualTo(State.DIFFERENCE);
    }

    @Test
    void whatAnOpenJobMayHaveTakenIsTolerated() throws SQLException {
        reading(10, 1_000);
        job(1, null, "running", 60);
        assertThat(prove(940).state()).isEqualTo(State.AGREES);
        assertThat(prove(880).state()).isEqualTo(State.DIFFERENCE);
    }

    @Test
    void aSilentProviderIsStaleAndOffendsNobody() throws SQLException {
        reading(40, 1_000);
        reading(30, 500);
        provider.answers(500, "{}");
        Proof.Run run = as(proof::run);
        ProviderCheck check = only(run);
        assertThat(check.state()).isEqualTo(State.STALE);
        assertThat(check.ok()).isTrue();
        assertThat(check.note()).contains("500");
        assertThat(check.readAt()).isBefore(now.minusSeconds(29 * 3_600));
        assertThat(run.ok()).isTrue();
    }

    @Test
    void aReadingThatFailsOnceLeavesTheOthersCompared() throws SQLException {
        reading(10, 1_000);
        reading(2, 500);
        provider.server().stop();
        ProviderCheck check = only(as(proof::run));
        assertThat(check.state()).isEqualTo(State.DIFFERENCE);
        assertThat(check.note()).isNotBlank();
    }

    @Test
    void aBalanceThatNeverMovesSaysNothing() throws SQLException {
        reading(10, 1_000);
        settled(5, 60);
        ProviderCheck check = prove(1_000);
        assertThat(check.state()).isEqualTo(State.DOES_NOT_MOVE);
        assertThat(check.ok()).isTrue();
    }

    @Test
    void anotherKeyIsAnotherPurse() throws SQLException {
        reading(10, 1_000);
        AccountData data = as(() -> accounts.get(account)).data();
        as(() -> accounts.update(account, withKey(data, "vda_another_key_0000")));
        assertThat(prove(7).state()).isEqualTo(State.NOT_ENOUGH_READINGS);
    }

    @Test
    void anAccountOfADialectWithoutBalanceIsListedAndFine() {
        AccountId router = account("async-v3");
        ProviderCheck check =
                run(1_000).providers().stream()
                        .filter(one -> one.accountId().equals(router.value()))
                        .findFirst()
                        .orElseThrow();
        assertThat(check.state()).isEqualTo(State.TELLS_NO_BALANCE);
        assertThat(check.ok()).isTrue();
    }

    private ProviderCheck prove(long balance) {
        return only(run(balance));
    }

    private Proof.Run run(long balance) {
        provider.answers(
                200,
                "{\"remains\":[{\"type\":\"metered\",\"credit_remain\":%d}]}".formatted(balance));
        return as(proof::run);
    }

    private ProviderCheck only(Proof.Run run) {
        return run.providers().stream()
                .filter(one -> one.accountId().equals(account.value()))
                .findFirst()
                .orElseThrow();
    }

    private AccountId account(String dialect) {
        AccountData data =
                new AccountData(
                        dialect + " " + UUID.randomUUID(),
                        dialect,
                        provider.url(),
                        AuthScheme.BEARER,
                        FakeProvider.KEY,
                        List.of("*"),
                        5,
                        600,
                        null,
                        false,
                        100,
                        true);
        return as(() -> accounts.create(data)).id();
    }

    private static AccountData withKey(AccountData data, String key) {
        return new AccountData(
                data.name(),
                data.dialect(),
                data.baseUrl(),
                data.authScheme(),
                key,
                data.models(),
                data.maxConcurrent(),
                data.requestsPerMinute(),
                data.pollPath(),
                data.callbacks(),
                data.priority(),
                data.enabled());
    }

    private void reading(int hoursAgo, long balance) throws SQLException {
        write(
                """
                insert into provider_balance (id, account_id, read_at, outcome, purse, unit,
                    balance, detail)
                select ?, id, ?, 'told', base_url || ' ' || api_key_last4, 'credits', ?, ''
                from provider_account where id = ?
                """,
                Ids.next(),
                ago(hoursAgo),
                BigDecimal.valueOf(balance),
                account.value());
    }

    /** A job that was sent ten minutes before it settled. */
    private void settled(int hoursAgo, long cost) throws SQLException {
        UUID job = job(hoursAgo, hoursAgo, "succeeded", cost);
        write(
                """
                insert into usage_record (team_id, job_id, transfer_id, model, provider_account_id,
                    provider_cost_value, provider_cost_unit, quote_micros, settled_micros,
                    price_version, off_peak, submitted_at, settled_at, book_month)
                values (?, ?, ?, 'm', ?, ?, 'credits', 1, 1, 1, false, ?, ?, '2026-01-01')
                """,
                team.value(),
                job,
                Ids.next(),
                account.value(),
                BigDecimal.valueOf(cost),
                ago(hoursAgo),
                ago(hoursAgo));
    }

    private UUID job(int beganHoursAgo, Integer endedHoursAgo, String state, long quote)
            throws SQLException {
        UUID id = Ids.next();
        write(
                """
                insert into job (team_id, id, model, state, parameters, submitter, quote_micros,
                    quote_lines, price_version, settlement, provider_account_id, created_at,
                    updated_at, accepted_at, finished_at)
                values (?, ?, 'm', ?, '{}', 'test', ?, '[]', 1, 'reported', ?, ?, ?, ?, ?)
                """,
                team.value(),
                id,
                state,
                Credits.of(quote).micros(),
                account.value(),
                ago(beganHoursAgo).minusMinutes(10),
                ago(beganHoursAgo),
                ago(beganHoursAgo).minusMinutes(10),
                endedHoursAgo == null ? null : ago(endedHoursAgo));
        return id;
    }

    private OffsetDateTime ago(int hours) {
        return now.minusSeconds(3_600L * hours).atOffset(ZoneOffset.UTC);
    }

    /** As superuser and without foreign keys: the ledger behind the rows does not matter here. */
    private void write(String sql, Object... values) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url)) {
            connection.createStatement().execute("set session_replication_role = replica");
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
            }
        }
    }

    private static <T> T as(java.util.function.Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }
}
