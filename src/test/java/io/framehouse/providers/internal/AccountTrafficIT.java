package io.framehouse.providers.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountHealth.Breaker;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AccountStops;
import io.framehouse.providers.AccountTroubled;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.ProviderAccount.Status;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.Providers;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What follows for an account from how its calls go. */
@SpringBootTest(
        classes = ProviderAccountsIT.Slice.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "framehouse.allow-private-addresses=true")
@PostgresTest
@RecordApplicationEvents
class AccountTrafficIT {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String MODEL = "viduq3-pro";

    @Autowired ProviderAccounts accounts;
    @Autowired AccountStops stops;
    @Autowired AccountHealth health;
    @Autowired Providers providers;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired AccountGauges gauges;
    @Autowired ProviderAccountsIT.Slice.Trail trail;
    @Autowired ProviderAccountsIT.Slice.Jobs jobs;
    @Autowired ApplicationEvents events;
    @Autowired Clock clock;

    private final FakeProvider provider = new FakeProvider();

    @AfterEach
    void close() {
        provider.close();
        jobs.open().set(0);
        jobs.copies().set(0);
        jobs.lateChecks().set(0);
    }

    @Test
    void aRefusedKeyPausesTheAccountAndIsToldOnceUntilItWorksAgain() {
        AccountId id = account(600);
        provider.answers(401, "{\"reason\":\"Unauthorized\"}");
        submit(id);
        submit(id);
        poll(id);
        assertThat(told(id))
                .hasSize(1)
                .first()
                .satisfies(event -> {
                    assertThat(event.problem()).contains("Unauthorized");
                    assertThat(event.name()).startsWith("traffic");
                });
        assertThat(get(id).status()).isEqualTo(Status.REFUSING);
        assertThat(get(id).pausedUntil()).isAfter(clock.instant());
        endPause(id);
        submit(id);
        assertThat(told(id)).as("the same trouble goes on").hasSize(1);
        endPause(id);
        provider.answers(200, "{\"task_id\":\"t\"}");
        submit(id);
        assertThat(get(id).status()).isEqualTo(Status.WORKING);
        provider.answers(403, "{\"reason\":\"Forbidden\"}");
        submit(id);
        assertThat(told(id)).hasSize(2);
    }

    @Test
    void aKeyRefusedWhenAskingPausesTheAccountToo() {
        AccountId id = account(600);
        provider.answers(401, "{\"reason\":\"Unauthorized\"}");
        poll(id);
        assertThat(told(id)).hasSize(1);
        assertThat(get(id).takes(MODEL, clock.instant())).isFalse();
    }

    @Test
    void aWishToComeBackLaterHoldsForTheWholeAccount() {
        AccountId id = account(600);
        provider.answers(
                aResponse().withStatus(429).withHeader("Retry-After", "40").withBody("{}"));
        submit(id);
        assertThat(room(id)).isZero();
        assertThat(asAdmin(() -> health.read(id)).busyUntil())
                .isBetween(clock.instant().plusSeconds(30), clock.instant().plusSeconds(41));
        assertThat(told(id)).isEmpty();
    }

    @Test
    void aWishToComeAtOnceHoldsForAMoment() {
        AccountId id = account(600);
        provider.answers(aResponse().withStatus(429).withHeader("Retry-After", "0").withBody("{}"));
        submit(id);
        assertThat(asAdmin(() -> health.read(id)).busyUntil()).isAfter(clock.instant());
    }

    @Test
    void aModelThatIsAwayLeavesTheAccountToTheOthers() {
        AccountId id = account(600);
        provider.answers(400, "{\"code\":400,\"reason\":\"ModelUnavailable\"}");
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(asAdmin(() -> health.read(id)).busyUntil()).isNull();
        assertThat(room(id)).isPositive();
        assertThat(told(id)).isEmpty();
    }

    @Test
    void oneForbiddenTaskPausesNoAccountThatTakesSubmits() {
        AccountId id = account(600);
        provider.answers(200, "{\"task_id\":\"t\"}");
        submit(id);
        provider.answers(403, "{\"reason\":\"Forbidden\"}");
        poll(id);
        poll(id);
        assertThat(told(id)).isEmpty();
        assertThat(get(id).takes(MODEL, clock.instant())).isTrue();
        provider.answers(401, "{\"reason\":\"Unauthorized\"}");
        poll(id);
        assertThat(told(id)).as("a refused key is the account's").hasSize(1);
    }

    @Test
    void aForbiddenQuestionPausesWhereTheKeyNeverBroughtASubmitThrough() {
        AccountId id = account(600);
        provider.answers(200, "{\"task_id\":\"t\"}");
        submit(id);
        AccountData data = get(id).data();
        asAdmin(() ->
                accounts.update(
                        id,
                        new AccountData(
                                data.name(),
                                data.dialect(),
                                data.baseUrl(),
                                data.authScheme(),
                                "vda_another_key_01",
                                data.models(),
                                data.maxConcurrent(),
                                data.requestsPerMinute(),
                                data.pollPath(),
                                data.callbacks(),
                                data.priority(),
                                true)));
        provider.answers(403, "{\"reason\":\"Forbidden\"}");
        poll(id);
        assertThat(told(id)).hasSize(1);
        assertThat(get(id).takes(MODEL, clock.instant())).isFalse();
    }

    @Test
    void whoMustNotWaitGetsNothingWhileAnotherTakes() {
        AccountId id = account(600);
        AccountRates rates = new AccountRates(transactions, jdbc, gauges, clock);
        assertThat(rates.tryTake(id, 1)).as("the first taker makes the row").isEqualTo(1);
        transactions.runOnPlatform(() -> {
            assertThat(rates.take(id, 2)).isEqualTo(2);
            assertThat(elsewhere(() -> rates.tryTake(id, 5))).isZero();
        });
        assertThat(rates.tryTake(id, 5)).isEqualTo(5);
    }

    @Test
    void whoMustNotWaitGetsNothingWhileTheRowIsMade() {
        AccountId id = account(600);
        AccountRates rates = new AccountRates(transactions, jdbc, gauges, clock);
        transactions.runOnPlatform(() -> {
            assertThat(rates.take(id, 2)).isEqualTo(2);
            assertThat(elsewhere(() -> rates.tryTake(id, 5))).isZero();
        });
    }

    @Test
    void aNamedTaskAndAWishToCancelAreCountedToo() {
        AccountId id = account(10);
        provider.answers(200, "{\"id\":\"t\",\"payload\":\"tag\"}");
        assertThat(asAdmin(() -> providers.checkTag(id, "t", "tag")))
                .isEqualTo(new TagSearch.Found("t"));
        assertThat(asAdmin(() -> providers.checkTag(id, "t", "tag")))
                .isInstanceOf(TagSearch.Incomplete.class);
        assertThat(asAdmin(() -> providers.cancel(id, "t")))
                .isInstanceOf(CancelOutcome.Accepted.class);
        assertThat(provider.requests()).hasSize(2);
    }

    /** On another thread, so in a transaction of its own; it must not hang. */
    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> asAdmin(work)).orTimeout(5, SECONDS).join();
    }

    @Test
    void fiveBrokenAnswersOpenTheBreakerAndRefusalsDoNot() {
        AccountId refusing = account(600);
        provider.answers(400, "{\"reason\":\"FieldInvalid\",\"message\":\"no\"}");
        for (int i = 0; i < 8; i++) {
            assertThat(submit(refusing)).isInstanceOf(SubmitOutcome.Refused.class);
        }
        assertThat(health.read(refusing).breaker()).isEqualTo(Breaker.CLOSED);
        AccountId broken = account(600);
        provider.answers(503, "down");
        for (int i = 0; i < 5; i++) {
            assertThat(submit(broken)).isInstanceOf(SubmitOutcome.Unanswered.class);
        }
        AccountHealth.Reading reading = health.read(broken);
        assertThat(reading.breaker()).isEqualTo(Breaker.OPEN);
        assertThat(reading.trialAt()).isNotNull();
        assertThat(reading.failedPercent()).isEqualTo(100);
        assertThat(reading.requestsLastMinute()).isEqualTo(5);
        assertThat(reading.median()).isPositive();
        assertThat(health.isBroken(broken)).isTrue();
        assertThat(room(broken)).isZero();
        int before = provider.requests().size();
        assertThat(submit(broken)).isInstanceOf(SubmitOutcome.NeverSent.class);
        assertThat(provider.requests()).hasSize(before);
        poll(broken);
        assertThat(provider.requests()).as("questions go on").hasSize(before + 1);
    }

    @Test
    void twoNodesTogetherNeverSendMoreThanTheLimitInAnyMinute() {
        AccountId id = account(60);
        MutableClock time = new MutableClock(Instant.parse("2026-03-01T10:00:00Z"));
        AccountRates one = new AccountRates(transactions, jdbc, gauges, time);
        AccountRates two = new AccountRates(transactions, jdbc, gauges, time);
        int[] bySecond = new int[300];
        for (int second = 0; second < bySecond.length; second++) {
            bySecond[second] = one.take(id, 3) + two.take(id, 7);
            time.advance(Duration.ofSeconds(1));
        }
        for (int from = 0; from + 60 <= bySecond.length; from++) {
            int sum = 0;
            for (int second = from; second < from + 60; second++) {
                sum += bySecond[second];
            }
            assertThat(sum).as("from second %s", from).isBetween(50, 60);
        }
        time.advance(Duration.ofHours(1));
        assertThat(one.take(id, 100)).as("a burst is a tenth").isEqualTo(6);
    }

    @Test
    void withoutALimitEveryRequestIsGrantedAndNothingIsWritten() {
        AccountId id = account(100_000);
        AccountRates rates = new AccountRates(transactions, jdbc, gauges, clock);
        assertThat(rates.take(id, 5_000)).isEqualTo(5_000);
        assertThat(rates.take(id, 0)).isZero();
        assertThat(rows(id)).isZero();
    }

    @Test
    void anAdminPausesForATimeAndResumes() {
        AccountId id = account(600);
        asAdmin(() -> stops.pause(id, Duration.ofHours(2), "maintenance"));
        assertThat(get(id).takes(MODEL, clock.instant())).isFalse();
        assertThat(get(id).pausedReason()).isEqualTo("maintenance");
        asAdmin(() -> stops.resume(id));
        assertThat(get(id).takes(MODEL, clock.instant())).isTrue();
        assertThat(actions(id)).contains("provider_account.paused", "provider_account.resumed");
        assertThatThrownBy(() -> asAdmin(() -> stops.pause(id, Duration.ofSeconds(5), "x")))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("30 days");
    }

    @Test
    void aDrainedAccountTellsWhatIsLeftAndIsDeletedOnlyWhenEmpty() {
        AccountId id = account(600);
        jobs.open().set(2);
        jobs.copies().set(1);
        jobs.lateChecks().set(1);
        AccountStops.Drain drain = asAdmin(() -> stops.drain(id));
        assertThat(drain.since()).isNotNull();
        assertThat(drain.openJobs()).isEqualTo(2);
        assertThat(drain.isEmpty()).isFalse();
        assertThat(get(id).takes(MODEL, clock.instant())).isFalse();
        refusesToDelete(id);
        jobs.open().set(0);
        refusesToDelete(id);
        jobs.copies().set(0);
        refusesToDelete(id);
        jobs.lateChecks().set(0);
        assertThat(asAdmin(() -> stops.progress(id)).isEmpty()).isTrue();
        CurrentActor.runAs(SYSTEM, () -> accounts.delete(id));
        assertThat(actions(id)).contains("provider_account.drained");
    }

    @Test
    void aDrainEndsByResume() {
        AccountId id = account(600);
        asAdmin(() -> stops.drain(id));
        asAdmin(() -> stops.resume(id));
        assertThat(get(id).takes(MODEL, clock.instant())).isTrue();
        assertThat(asAdmin(() -> stops.progress(id)).since()).isNull();
    }

    private void refusesToDelete(AccountId id) {
        assertThatThrownBy(() -> CurrentActor.runAs(SYSTEM, () -> accounts.delete(id)))
                .isInstanceOf(DomainException.class);
    }

    private AccountId account(int perMinute) {
        return asAdmin(() ->
                accounts.create(
                                new AccountData(
                                        "traffic " + UUID.randomUUID(),
                                        "vidu",
                                        provider.url(),
                                        AuthScheme.BEARER,
                                        "vda_0123456789",
                                        List.of(MODEL),
                                        5,
                                        perMinute,
                                        null,
                                        false,
                                        10,
                                        true))
                        .id());
    }

    private SubmitOutcome submit(AccountId id) {
        return asAdmin(() ->
                providers.submit(
                        id,
                        new Submission(
                                Ids.next(),
                                "/ent/v2/img2video",
                                MODEL,
                                FakeProvider.json("{}"),
                                null)));
    }

    private void poll(AccountId id) {
        asAdmin(() -> providers.poll(id, "t", "img2video"));
    }

    private int room(AccountId id) {
        return health.room(List.of(id)).getOrDefault(id, Integer.MAX_VALUE);
    }

    private io.framehouse.providers.ProviderAccount get(AccountId id) {
        return asAdmin(() -> accounts.get(id));
    }

    private List<AccountTroubled> told(AccountId id) {
        return events.stream(AccountTroubled.class)
                .filter(event -> event.account().equals(id))
                .toList();
    }

    private List<String> actions(AccountId id) {
        return trail.changes.stream()
                .filter(change -> change.objectId().equals(id.toString()))
                .map(change -> change.action())
                .toList();
    }

    private void endPause(AccountId id) {
        transactions.runOnPlatform(() ->
                jdbc.sql("update provider_account set paused_until = null where id = :id")
                        .param("id", id.value())
                        .update());
    }

    private long rows(AccountId id) {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from provider_rate where account_id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .single());
    }

    private static <T> T asAdmin(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }
}
