package io.framehouse.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.framehouse.PostgresTest;
import io.framehouse.audit.AuditTrail;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.ModelNames;
import io.framehouse.providers.OpenJobCounter;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccount.Status;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.Providers;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Ids;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = ProviderAccountsIT.Slice.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "framehouse.allow-private-addresses=true")
@PostgresTest
class ProviderAccountsIT {
    private static final String SECRET = "vda_very-secret-key-1234";
    private static final String MODEL = "viduq3-pro";

    @Autowired ProviderAccounts accounts;
    @Autowired Providers providers;
    @Autowired SecretBox secrets;
    @Autowired OpenedAccounts opened;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Slice.Trail trail;
    @Autowired AtomicLong openJobs;
    @Autowired Clock clock;

    private final FakeProvider provider = new FakeProvider();

    @BeforeEach
    void clean() {
        trail.changes.clear();
        openJobs.set(0);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void theKeyIsStoredOnlySealedAndShownNowhere() {
        ProviderAccount account = create(data("sealed", SECRET));
        assertThat(account.keyLast4()).isEqualTo("1234");
        assertThat(account.data().apiKey()).isNull();
        assertThat(account.status()).isEqualTo(Status.UNTESTED);
        String row =
                platform(() ->
                        jdbc.sql("select a::text from provider_account a where id = :id")
                                .param("id", account.id().value())
                                .query(String.class)
                                .single());
        assertThat(row)
                .doesNotContain(SECRET)
                .doesNotContain(
                        java.util.HexFormat.of()
                                .formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
        assertThat(account.toString()).doesNotContain(SECRET);
        assertThat(data("x", SECRET).toString()).doesNotContain(SECRET);
        assertThat(trail.changes.toString())
                .contains("provider_account.created", "key_replaced=true");
        assertThat(trail.changes.toString()).doesNotContain(SECRET);
    }

    @Test
    void theSealedKeyOpensForItsOwnRowOnly() {
        ProviderAccount account = create(data("bound", SECRET));
        byte[] sealed = cipher(account.id());
        assertThat(secrets.open(sealed, AccountCalls.context(account.id()))).isEqualTo(SECRET);
        assertThatThrownBy(
                        () -> secrets.open(sealed, AccountCalls.context(new AccountId(Ids.next()))))
                .isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void anOpenedKeyIsForgottenWhenNobodyAsksAnyMore() {
        ProviderAccount account = create(data("asked once", SECRET));
        provider.answers(200, "{}");
        providers.poll(account.id(), "t", "img2video");
        assertThat(opened.open()).isPositive();
        await().atMost(Duration.ofSeconds(10)).until(() -> opened.open() == 0);
    }

    @Test
    void aKeyMovedToAnotherRowIsAccountTroubleAndNotSent() {
        ProviderAccount victim = create(data("victim", SECRET));
        ProviderAccount thief = create(data("thief", "another-key-of-a-thief"));
        byte[] stolen = cipher(victim.id());
        transactions.runOnPlatform(() ->
                jdbc.sql("update provider_account set api_key_cipher = :key where id = :id")
                        .param("key", stolen)
                        .param("id", thief.id().value())
                        .update());
        assertThat(providers.submit(thief.id(), submission()))
                .asInstanceOf(type(SubmitOutcome.AccountTrouble.class))
                .extracting(SubmitOutcome.AccountTrouble::code)
                .isEqualTo("key_unreadable");
        assertThat(asAdmin(() -> accounts.test(thief.id())).status()).isEqualTo(Status.REFUSING);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aNullKeyOnChangeKeepsTheStoredOneAndANewOneReplacesIt() {
        ProviderAccount account = create(data("kept", SECRET));
        ProviderAccount renamed =
                asAdmin(() -> accounts.update(account.id(), data("renamed", null)));
        assertThat(renamed.data().name()).isEqualTo("renamed");
        assertThat(renamed.version()).isEqualTo(account.version() + 1);
        assertThat(renamed.keyLast4()).isEqualTo("1234");
        ProviderAccount changed =
                asAdmin(() -> accounts.update(account.id(), data("renamed", SECRET + "-new5")));
        assertThat(changed.keyLast4()).isEqualTo("new5");
        provider.answers(200, "{\"task_id\":\"t\"}");
        providers.submit(account.id(), submission());
        assertThat(provider.request().getHeader("Authorization"))
                .isEqualTo("Bearer " + SECRET + "-new5");
    }

    @Test
    void aFormThatWasReadBeforeAChangeUndoesNothing() {
        ProviderAccount read = create(data("edited by two", SECRET));
        asSystem(
                () -> accounts.pause(read.id(), clock.instant().plusSeconds(3_600), "Maintenance"));
        assertThatThrownBy(() ->
                        asAdmin(() ->
                                accounts.update(
                                        read.id(), data("renamed at last", null), read.version())))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(get(read.id()).pausedReason()).isEqualTo("Maintenance");
        assertThat(get(read.id()).data().name()).isEqualTo("edited by two");
        long version = get(read.id()).version();
        asAdmin(() -> accounts.update(read.id(), data("renamed at last", null), version));
        assertThat(get(read.id()).data().name()).isEqualTo("renamed at last");
    }

    @Test
    void everyBrokenFieldIsNamedAtOnce() {
        AccountData broken =
                new AccountData(
                        " ",
                        "smoke",
                        "ftp://x",
                        AuthScheme.TOKEN,
                        "with space",
                        List.of(),
                        0,
                        0,
                        "no-slash",
                        false,
                        -1,
                        true);
        assertThat(fieldsOf(() -> create(broken)))
                .containsExactlyInAnyOrder(
                        "name",
                        "dialect",
                        "base_url",
                        "auth_scheme",
                        "api_key",
                        "poll_path",
                        "max_concurrent",
                        "requests_per_minute",
                        "priority",
                        "models");
        assertThat(fieldsOf(() -> create(data("no key", null)))).containsExactly("api_key");
        assertThat(fieldsOf(() -> create(withModels("m", List.of(MODEL, "nope")))))
                .containsExactly("models[1]");
        assertThat(fieldsOf(() -> create(withModels("m", List.of("*", MODEL)))))
                .containsExactly("models");
    }

    @Test
    void aFormIsKeptAndMustBeOneOfTheDialect() {
        assertThat(create(data("usual", SECRET)).data().form()).isEqualTo(AccountForm.PROXY);
        ProviderAccount flat = create(formed("flat", "vtrix", AccountForm.FLAT));
        assertThat(flat.data().form()).isEqualTo(AccountForm.FLAT);
        asAdmin(() -> accounts.update(flat.id(), formed("flat", "vtrix", AccountForm.OFFICIAL)));
        assertThat(asAdmin(() -> accounts.get(flat.id())).data().form())
                .isEqualTo(AccountForm.OFFICIAL);
        assertThat(fieldsOf(() -> create(formed("x", "vtrix", AccountForm.PROXY))))
                .containsExactly("form");
        assertThat(fieldsOf(() -> create(formed("x", "vidu", AccountForm.FLAT))))
                .containsExactly("form");
        assertThat(fieldsOf(() -> create(formed("x", "async-v3", AccountForm.FLAT))))
                .containsExactly("form");
        assertThat(trail.changes.toString()).contains("form=flat", "form=official");
    }

    @Test
    void anAccountsFormReachesTheProvider() {
        provider.answers(200, "{\"id\": \"t-1\"}");
        Submission wish =
                new Submission(
                        Ids.next(), "/x", "m", FakeProvider.json("{\"prompt\": \"p\"}"), null);
        providers.submit(create(formed("flat one", "vtrix", AccountForm.FLAT)).id(), wish);
        assertThat(provider.requestBody().propertyNames())
                .contains("prompt")
                .doesNotContain("input");
        providers.submit(create(formed("wrapped one", "vtrix", AccountForm.OFFICIAL)).id(), wish);
        assertThat(provider.requestBody().propertyNames())
                .contains("input")
                .doesNotContain("prompt");
    }

    private AccountData formed(String name, String dialect, AccountForm form) {
        return new AccountData(
                name,
                dialect,
                form,
                provider.url(),
                AuthScheme.BEARER,
                SECRET,
                List.of("*"),
                5,
                60,
                null,
                true,
                10,
                true);
    }

    @Test
    void aTakenNameIsRefusedUntilItsAccountIsDeleted() {
        ProviderAccount first = create(data("taken", SECRET));
        assertThat(fieldsOf(() -> create(data("taken", SECRET)))).containsExactly("name");
        asAdmin(() -> {
            accounts.delete(first.id());
            return null;
        });
        assertThat(create(data("taken", SECRET)).id()).isNotEqualTo(first.id());
    }

    @Test
    void deletingIsRefusedWhileJobsAreOpenAndErasesTheKey() {
        ProviderAccount account = create(data("busy", SECRET));
        openJobs.set(2);
        assertThatThrownBy(() -> CurrentActor.runAs(admin(), () -> accounts.delete(account.id())))
                .asInstanceOf(type(DomainException.class))
                .extracting(DomainException::code)
                .isEqualTo(CommonError.WRONG_STATE);
        AccountData otherDialect =
                new AccountData(
                        "busy",
                        "vtrix",
                        provider.url(),
                        AuthScheme.BEARER,
                        null,
                        List.of("*"),
                        5,
                        60,
                        null,
                        false,
                        10,
                        true);
        assertThatThrownBy(() -> asAdmin(() -> accounts.update(account.id(), otherDialect)))
                .asInstanceOf(type(DomainException.class))
                .extracting(DomainException::code)
                .isEqualTo(CommonError.WRONG_STATE);
        openJobs.set(0);
        CurrentActor.runAs(admin(), () -> accounts.delete(account.id()));
        assertThat(cipher(account.id())).isEmpty();
        assertThatThrownBy(() -> asAdmin(() -> accounts.get(account.id())))
                .asInstanceOf(type(DomainException.class))
                .extracting(DomainException::code)
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(asAdmin(accounts::list))
                .extracting(ProviderAccount::id)
                .doesNotContain(account.id());
        assertThat(providers.poll(account.id(), "t", "img2video"))
                .asInstanceOf(type(PollOutcome.Unreachable.class))
                .matches(PollOutcome.Unreachable::accountGone);
        assertThat(providers.submit(account.id(), submission()))
                .isInstanceOf(SubmitOutcome.NeverSent.class);
        assertThat(providers.cancel(account.id(), "t"))
                .isInstanceOf(CancelOutcome.Unanswered.class);
        assertThat(providers.findByTag(account.id(), "t"))
                .isEqualTo(new TagSearch.Incomplete(PollOutcome.Unreachable.ACCOUNT_GONE));
    }

    @Test
    void aTestStoresWhatTheProviderSaid() {
        ProviderAccount account = create(data("tested", SECRET));
        provider.answers(200, "{\"remains\":[{\"credit_remain\":7}]}");
        ProviderAccount working = asAdmin(() -> accounts.test(account.id()));
        assertThat(working.status()).isEqualTo(Status.WORKING);
        assertThat(working.statusDetail()).contains("7 credits");
        provider.answers(403, "{\"reason\":\"Forbidden\"}");
        assertThat(asAdmin(() -> accounts.test(account.id())).status()).isEqualTo(Status.REFUSING);
        provider.answers(500, "");
        assertThat(asAdmin(() -> accounts.test(account.id())).status()).isEqualTo(Status.UNTESTED);
    }

    @Test
    void aPauseIsNeverShortenedAndEndsByATestThatWorks() {
        AccountId id = create(data("paused", SECRET)).id();
        Instant soon = clock.instant().plus(Duration.ofMinutes(5));
        asSystem(() -> accounts.pause(id, soon, "circuit open"));
        assertThat(get(id).takes(MODEL, clock.instant())).isFalse();
        assertThat(get(id).takes(MODEL, soon.plusSeconds(1))).isTrue();
        assertThat(get(id).status()).isEqualTo(Status.UNTESTED);
        asSystem(() -> accounts.pause(id, Instant.MAX, "The balance is too low."));
        asSystem(() -> accounts.pause(id, soon, "circuit open"));
        assertThat(get(id).pausedUntil()).isEqualTo(Instant.MAX);
        assertThat(get(id).pausedReason()).isEqualTo("The balance is too low.");
        assertThat(get(id).status()).isEqualTo(Status.REFUSING);
        asSystem(() -> accounts.worked(id));
        assertThat(get(id).status()).isEqualTo(Status.REFUSING);
        provider.answers(200, "{\"remains\":[]}");
        ProviderAccount tested = asAdmin(() -> accounts.test(id));
        assertThat(tested.pausedUntil()).isNull();
        assertThat(tested.takes(MODEL, clock.instant())).isTrue();
    }

    @Test
    void anAnswerMarksTheAccountAsWorking() {
        AccountId id = create(data("worked", SECRET)).id();
        asSystem(() -> accounts.worked(id));
        assertThat(get(id).status()).isEqualTo(Status.WORKING);
    }

    @Test
    void aProviderIsNeverCalledInsideATransaction() {
        AccountId id = create(data("outside", SECRET)).id();
        assertThatThrownBy(() -> transactions.onPlatform(() -> providers.submit(id, submission())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void onlyPlatformAdminsMayManageAccounts() {
        Actor stranger =
                Actor.teamKey(
                        new io.framehouse.shared.KeyId(UUID.randomUUID()),
                        TeamId.random(),
                        null,
                        "k",
                        java.util.Set.of());
        assertThatThrownBy(() -> CurrentActor.as(stranger, accounts::list))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(
                        () -> CurrentActor.as(stranger, () -> accounts.create(data("x", SECRET))))
                .isInstanceOf(DomainException.class);
    }

    private AccountData data(String name, @Nullable String key) {
        return new AccountData(
                name,
                "vidu",
                provider.url() + "/",
                AuthScheme.BEARER,
                key,
                List.of(MODEL),
                5,
                60,
                null,
                true,
                10,
                true);
    }

    private AccountData withModels(String name, List<String> models) {
        return new AccountData(
                name,
                "vidu",
                provider.url(),
                AuthScheme.BEARER,
                SECRET,
                models,
                5,
                60,
                null,
                true,
                10,
                true);
    }

    private ProviderAccount create(AccountData data) {
        return asAdmin(() -> accounts.create(data));
    }

    private ProviderAccount get(AccountId id) {
        return asAdmin(() -> accounts.get(id));
    }

    private byte[] cipher(AccountId id) {
        return platform(() ->
                jdbc.sql("select api_key_cipher from provider_account where id = :id")
                        .param("id", id.value())
                        .query((row, number) -> row.getBytes(1))
                        .single());
    }

    private <T> T platform(Supplier<T> work) {
        return transactions.onPlatform(work);
    }

    private static List<String> fieldsOf(Runnable work) {
        try {
            work.run();
        } catch (DomainException refused) {
            return refused.fieldErrors().stream().map(FieldError::field).toList();
        }
        throw new AssertionError("Nothing was refused");
    }

    private static Submission submission() {
        return new Submission(
                Ids.next(), "/ent/v2/img2video", MODEL, FakeProvider.json("{}"), null);
    }

    private static Actor admin() {
        return Actor.platformKey(
                new io.framehouse.shared.KeyId(UUID.randomUUID()),
                "admin",
                java.util.Set.of(io.framehouse.shared.KeyScope.PLATFORM_ADMIN));
    }

    private static <T> T asAdmin(Supplier<T> work) {
        return CurrentActor.as(admin(), work);
    }

    private static void asSystem(Runnable work) {
        CurrentActor.runAs(Actor.system("reconciler"), work);
    }

    /** Shared and providers alone, with the modules around them played by hand. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"io.framehouse.shared", "io.framehouse.providers"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.framehouse\\.providers\\.ui\\..*"))
    static class Slice {
        @Bean
        Trail trail() {
            return new Trail();
        }

        @Bean
        ModelNames modelNames() {
            return dialect -> List.of(MODEL);
        }

        @Bean
        AtomicLong openJobs() {
            return new AtomicLong();
        }

        @Bean
        Jobs openJobCounter(AtomicLong openJobs) {
            return new Jobs(openJobs, new AtomicLong(), new AtomicLong());
        }

        record Jobs(AtomicLong open, AtomicLong copies, AtomicLong lateChecks)
                implements OpenJobCounter {
            @Override
            public long openAt(AccountId account) {
                return open.get();
            }

            @Override
            public long copiesAt(AccountId account) {
                return copies.get();
            }

            @Override
            public long lateChecksAt(AccountId account) {
                return lateChecks.get();
            }
        }

        static final class Trail implements AuditTrail {
            final List<Change> changes = new CopyOnWriteArrayList<>();

            @Override
            public void record(@Nullable TeamId team, Change change) {
                changes.add(change);
            }
        }
    }
}
