package io.framehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.SecretRotation.Rotation;
import io.framehouse.gateway.CallerCallbacks;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.Webhooks;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.Resealing.Count;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All secrets of the house under new keys, while the house goes on. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.allow-private-addresses=true",
            "db-scheduler.enabled=false",
            "test.database=own-rotation"
        })
@PostgresTest
class SecretRotationIT {
    private static final Actor ROOT = AccessFixtures.platformAdmin();
    private static final String KEY = "vda_very-secret-key-1234";

    @Autowired SecretRotation rotation;
    @Autowired SecretBox secrets;
    @Autowired ProviderAccounts accounts;
    @Autowired Webhooks webhooks;
    @Autowired CallerCallbacks callbacks;
    @Autowired ExportSchedules schedules;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private TeamId team;
    private AccountId account;
    private UUID webhook;
    private UserId person;
    private UUID schedule;
    private final JobId job = JobId.random();

    @BeforeEach
    void keepSecrets() {
        team = AccessFixtures.team(teams, "Nord " + UUID.randomUUID());
        account = as(() -> accounts.create(account("acc " + UUID.randomUUID(), KEY))).id();
        WebhookEndpoint made = owner(() -> webhooks.create(team, hook())).endpoint();
        webhook = made.id();
        owner(() -> webhooks.rotate(team, webhook, Duration.ofHours(1)));
        owner(() -> {
            callbacks.promise(team, job, "vidu", "http://127.0.0.1:9/told", "fh_callers-own-key");
            return true;
        });
        person = AccessFixtures.person(people);
        schedule = CurrentActor.as(payer(), () -> schedules.add(team, intoABucket())).id();
        keepApp(person, "APPSECRET", "NEXTSECRET");
    }

    private void keepApp(UserId user, String secret, String pending) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into person_totp
                                    (user_id, secret_cipher, pending_cipher, pending_at,
                                    confirmed_at)
                                values (:user, :secret, :pending, now(), now())
                                """)
                        .param("user", user.value())
                        .param("secret", secrets.seal(secret, "totp:" + user))
                        .param("pending", secrets.seal(pending, "totp:" + user))
                        .update());
    }

    @Test
    void everySecretOpensAfterwardsAndNoneLiesUnderAnOlderKey() {
        List<byte[]> before = sealed();
        assertThat(before).hasSize(7);
        Rotation done = as(() -> rotation.rotate(progress -> {}));
        assertThat(done.retired()).isGreaterThanOrEqualTo(3);
        assertThat(done.stores())
                .extracting(Count::store)
                .containsExactly(
                        "callers' keys",
                        "provider keys",
                        "second factors",
                        "secrets of buckets",
                        "webhook secrets");
        assertThat(done.stores())
                .allSatisfy(store -> {
                    assertThat(store.sealedAnew()).isPositive();
                    assertThat(store.older()).isZero();
                });
        List<byte[]> after = sealed();
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isNotEqualTo(before.get(i));
        }
        assertThat(secrets.open(after.getFirst(), "provider_account/" + account)).isEqualTo(KEY);
        assertThat(secrets.open(after.get(1), "webhook:" + team + ":" + webhook))
                .startsWith("whsec_");
        assertThat(secrets.open(after.get(2), "webhook:" + team + ":" + webhook))
                .startsWith("whsec_")
                .isNotEqualTo(secrets.open(after.get(1), "webhook:" + team + ":" + webhook));
        assertThat(secrets.open(after.get(3), context())).isEqualTo("fh_callers-own-key");
        assertThat(secrets.open(after.get(4), "totp:" + person)).isEqualTo("APPSECRET");
        assertThat(secrets.open(after.get(5), "totp:" + person)).isEqualTo("NEXTSECRET");
        assertThat(secrets.open(after.get(6), "export_bucket:" + team + ":" + schedule))
                .isEqualTo("buckets-own-secret");
        assertThat(as(rotation::state)).allMatch(store -> store.older() == 0);
    }

    /** Whoever holds the old bytes in hand, such as a delivery under way, can still open them. */
    @Test
    void whatWasReadBeforeStillOpens() {
        byte[] before = sealed().getFirst();
        as(() -> rotation.rotate(progress -> {}));
        assertThat(secrets.open(before, "provider_account/" + account)).isEqualTo(KEY);
    }

    @Test
    void changesMadeMeanwhileAreNotUndone() throws Exception {
        String name = "busy " + UUID.randomUUID();
        AccountId busy = as(() -> accounts.create(account(name, KEY))).id();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            work.add(
                    threads.submit(() -> {
                        for (int i = 0; i < 30; i++) {
                            String fresh = KEY + i;
                            as(() -> accounts.update(busy, account(name, fresh)));
                        }
                    }));
            work.add(
                    threads.submit(() -> {
                        for (int i = 0; i < 15; i++) {
                            as(() -> rotation.rotate(progress -> {}));
                        }
                    }));
            for (Future<?> one : work) {
                one.get();
            }
        }
        assertThat(secrets.open(key(busy), "provider_account/" + busy)).isEqualTo(KEY + 29);
        as(() -> rotation.sealAnew(progress -> {}));
        assertThat(as(rotation::state)).allMatch(store -> store.older() == 0);
    }

    @Test
    void aSecretThatNobodyCanOpenIsCountedAndLeftAsItIs() {
        byte[] stolen = key(account);
        AccountId other = as(() -> accounts.create(account("x " + UUID.randomUUID(), KEY))).id();
        put(other, stolen);
        Rotation done = as(() -> rotation.rotate(progress -> {}));
        assertThat(done.stores())
                .filteredOn(store -> store.store().equals("provider keys"))
                .singleElement()
                .satisfies(store -> assertThat(store.unreadable()).isPositive());
        assertThat(key(other)).isEqualTo(stolen);
        as(() -> {
            accounts.delete(other);
            return true;
        });
    }

    @Test
    void itIsToldStepByStepAndStandsInTheTrail() {
        List<Count> told = new ArrayList<>();
        Rotation done = as(() -> rotation.rotate(told::add));
        assertThat(told).hasSizeGreaterThanOrEqualTo(3).containsAll(done.stores());
        List<Map<String, Object>> entries =
                transactions.onPlatform(() ->
                        jdbc.sql(
                                        """
                                        select action, cast(after as text) as after from audit_entry
                                        where object_type = 'data_keys' order by id desc limit 2
                                        """)
                                .query()
                                .listOfRows());
        assertThat(entries)
                .extracting(entry -> entry.get("action"))
                .containsExactlyInAnyOrder("data_keys.replaced", "data_keys.sealed_anew");
        assertThat(entries.toString()).contains("sealed_anew", "retired").doesNotContain(KEY);
    }

    /** A column of sealed values that is added later needs a store, or a word here. */
    @Test
    void allColumnsOfSealedValuesAreKnown() {
        List<String> columns =
                transactions.onPlatform(() ->
                        jdbc.sql(
                                        """
                                        select table_name || '.' || column_name
                                        from information_schema.columns
                                        where table_schema = 'public' and data_type = 'bytea'
                                          and column_name ~ '(cipher|secret)$'
                                        """)
                                .query(String.class)
                                .list());
        assertThat(columns)
                .containsExactlyInAnyOrder(
                        "provider_account.api_key_cipher",
                        "webhook_endpoint.secret_cipher",
                        "webhook_endpoint.previous_secret_cipher",
                        "caller_callback.secret",
                        "export_bucket.secret_cipher",
                        "person_totp.secret_cipher",
                        "person_totp.pending_cipher",
                        // Never written: caller_callback came instead.
                        "job_request.callback_secret_cipher");
    }

    /** Else one 403 about a job after a rotation would be taken for trouble with the key. */
    @Test
    void aKeyThatTheProviderAcceptsStaysAccepted() {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                "update provider_account set accepted_key = md5(api_key_cipher)"
                                        + " where id = :id")
                        .param("id", account.value())
                        .update());
        AccountId never = as(() -> accounts.create(account("n " + UUID.randomUUID(), KEY))).id();
        as(() -> rotation.rotate(progress -> {}));
        assertThat(accepted(account)).isTrue();
        assertThat(accepted(never)).isFalse();
    }

    @Test
    void onlyAdminsOfThePlatformMay() {
        for (Actor actor :
                List.of(
                        Actor.person(
                                UserId.random(), "Fin", Set.of(PlatformRole.FINANCE), Map.of()),
                        Actor.person(UserId.random(), "No", Set.of(), Map.of()))) {
            for (Runnable work :
                    List.<Runnable>of(
                            rotation::state,
                            () -> rotation.rotate(done -> {}),
                            () -> rotation.sealAnew(done -> {}))) {
                assertThatThrownBy(() -> CurrentActor.runAs(actor, work))
                        .isInstanceOf(DomainException.class)
                        .extracting("code")
                        .isEqualTo(CommonError.FORBIDDEN);
            }
        }
    }

    private List<byte[]> sealed() {
        List<byte[]> all = new ArrayList<>(List.of(key(account)));
        all.add(bytes("select secret_cipher from webhook_endpoint where id = :id", webhook));
        all.add(
                bytes(
                        "select previous_secret_cipher from webhook_endpoint where id = :id",
                        webhook));
        all.add(bytes("select secret from caller_callback where job_id = :id", job.value()));
        all.add(bytes("select secret_cipher from person_totp where user_id = :id", person.value()));
        all.add(
                bytes(
                        "select pending_cipher from person_totp where user_id = :id",
                        person.value()));
        all.add(bytes("select secret_cipher from export_bucket where schedule_id = :id", schedule));
        return all;
    }

    private String context() {
        return "caller callback of team " + team + " for job " + job;
    }

    private byte[] key(AccountId id) {
        return bytes("select api_key_cipher from provider_account where id = :id", id.value());
    }

    private void put(AccountId id, byte[] cipher) {
        transactions.runOnPlatform(() ->
                jdbc.sql("update provider_account set api_key_cipher = :key where id = :id")
                        .param("key", cipher)
                        .param("id", id.value())
                        .update());
    }

    private byte[] bytes(String sql, UUID id) {
        return transactions.onPlatform(() ->
                jdbc.sql(sql).param("id", id).query((row, number) -> row.getBytes(1)).single());
    }

    private boolean accepted(AccountId id) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select coalesce(accepted_key = md5(api_key_cipher), false)
                                from provider_account where id = :id
                                """)
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single());
    }

    private static AccountData account(String name, String key) {
        return new AccountData(
                name,
                "vidu",
                "http://127.0.0.1:9",
                AuthScheme.TOKEN,
                key,
                List.of("*"),
                5,
                60,
                null,
                false,
                10,
                true);
    }

    private Actor payer() {
        return Actor.person(person, "Aino", Set.of(), Map.of(team, TeamRole.BILLING));
    }

    private static Wish intoABucket() {
        S3Target target =
                new S3Target("http://127.0.0.1:9", "us-east-1", "acme-costs", "", true, "AKIA1");
        return new Wish(
                Frequency.DAILY,
                Format.CSV,
                Set.of(),
                false,
                UsageFilter.ALL,
                new S3Wish(target, "buckets-own-secret"));
    }

    private static WebhookData hook() {
        return new WebhookData("http://127.0.0.1:9/hook", "", Set.of());
    }

    private static <T> T as(Supplier<T> work) {
        return CurrentActor.as(ROOT, work);
    }

    private static <T> T owner(Supplier<T> work) {
        return CurrentActor.as(Actor.system("test"), work);
    }
}
