package io.framehouse.notices.internal.webhooks;

import static io.framehouse.notices.NoticeFixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.NoticeFixtures;
import io.framehouse.notices.NoticesContext;
import io.framehouse.notices.WebhookChange;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookDelivery.State;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.notices.WebhookReceiver;
import io.framehouse.notices.WebhookReceiver.Received;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages to a real receiver, sent round by round with a clock that the test moves. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.allow-private-addresses=true",
            "framehouse.webhooks.enabled=false",
            "test.database=own"
        })
@PostgresTest
@Import({NoticesContext.class, NoticeFixtures.class})
@ExtendWith(OutputCaptureExtension.class)
class WebhookDeliveryIT {
    private static final Duration A_DAY = Duration.ofHours(28);

    @Autowired NoticeFixtures house;
    @Autowired Webhooks webhooks;
    @Autowired MessageQueue queue;
    @Autowired WebhookSender sender;
    @Autowired WebhookOutcomes outcomes;
    @Autowired MutableClock clock;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private TeamId nord;
    private UserId owner;
    private WebhookRounds rounds;

    @BeforeEach
    void makeTeam() {
        nord = house.team("Studio Nord");
        owner = house.member(nord, "Aino K.", TeamRole.OWNER);
        house.member(nord, "Mika P.", TeamRole.MEMBER);
        rounds = node(clock);
    }

    @AfterEach
    void leaveNothingWaiting() {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update webhook_message set state = 'failed', last_error = 'test',
                                    finished_at = now() where state = 'waiting'
                                """)
                        .update());
        receiver.close();
    }

    @Test
    void aMessageIsSignedAsTheReceiverChecks() {
        NewWebhook made = create(receiver.url());
        BudgetAlert alert = alert(nord, Scope.TEAM, null, 80);
        house.publish(nord, alert, alert);
        drain();
        Received got = receiver.received().getFirst();
        assertThat(receiver.received()).hasSize(1);
        assertThat(got.signedWith(made.secret())).isEqualTo(1);
        assertThat(got.timestamp()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(got.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("user-agent", "Framehouse");
        assertThat(got.body())
                .startsWith("{\"type\":\"budget.alert\",\"timestamp\":\"2026-11-")
                .contains("\"percent\":80", "\"limit\":\"5000\"", "\"used\":\"4000\"");
        WebhookDelivery delivery = only(made);
        assertThat(delivery.state()).isEqualTo(State.DELIVERED);
        assertThat(delivery.id().toString()).isEqualTo(got.id());
        assertThat(delivery.attempts())
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.status()).isEqualTo(200);
                    assertThat(attempt.answer()).isEqualTo("status 200");
                    assertThat(attempt.error()).isNull();
                });
    }

    @Test
    void whatIsNotTakenIsSentAgainWithTheSameIdAndBody() {
        NewWebhook made = create(receiver.answers(500, 302, 204).url());
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        drain();
        assertThat(only(made).state()).isEqualTo(State.WAITING);
        assertThat(get(made).failingSince()).isEqualTo(clock.instant());
        drain();
        assertThat(receiver.received()).as("not before its time").hasSize(1);
        clock.advance(Duration.ofSeconds(6));
        drain();
        clock.advance(Duration.ofSeconds(34));
        drain();
        List<Received> got = receiver.received();
        assertThat(got).hasSize(3);
        assertThat(got).extracting(Received::id).containsOnly(got.getFirst().id());
        assertThat(got).extracting(Received::body).containsOnly(got.getFirst().body());
        assertThat(got).extracting(Received::timestamp).doesNotHaveDuplicates();
        assertThat(got).allSatisfy(one -> assertThat(one.signedWith(made.secret())).isEqualTo(1));
        assertThat(only(made).attempts())
                .extracting(WebhookDelivery.Attempt::status)
                .containsExactly(500, 302, 204);
        assertThat(only(made).state()).isEqualTo(State.DELIVERED);
        assertThat(get(made).failingSince()).isNull();
    }

    @Test
    void afterADayAMessageIsGivenUpAndCanBeSentAgain() {
        NewWebhook made = create(receiver.always(503).url());
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        for (int round = 0; round < 40; round++) {
            drain();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(receiver.received()).hasSize(WebhookBackOff.MOST_TRIES);
        assertThat(only(made).state()).isEqualTo(State.FAILED);
        assertThat(only(made).error()).contains("503");
        receiver.always(200);
        WebhookDelivery again =
                asOwner(() -> webhooks.resend(nord, made.endpoint().id(), only(made).id()));
        assertThat(again.state()).isEqualTo(State.WAITING);
        drain();
        assertThat(only(made).state()).isEqualTo(State.DELIVERED);
        assertThat(only(made).attempts()).hasSize(WebhookBackOff.MOST_TRIES + 1);
        assertThat(receiver.received())
                .extracting(Received::id)
                .containsOnly(only(made).id().toString());
    }

    @Test
    void whatADeadNodeHadTakenAnotherOneSendsWhenTheLeaseEnds() {
        NewWebhook made = create(receiver.url());
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        int taken = node(clock).begin(work -> {}, () -> {});
        assertThat(taken).isEqualTo(1);
        drain();
        assertThat(receiver.received()).isEmpty();
        assertThatThrownBy(() ->
                        asOwner(() -> webhooks.resend(nord, made.endpoint().id(), only(made).id())))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("being sent");
        clock.advance(WebhookRounds.LEASE.plusSeconds(1));
        drain();
        assertThat(receiver.received()).hasSize(1);
        assertThat(only(made).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void manyNodesSendEachMessageOnce() {
        NewWebhook made = create(receiver.url());
        for (int i = 1; i <= 40; i++) {
            house.publish(nord, alert(nord, Scope.TEAM, null, i));
        }
        List<WebhookRounds> nodes = List.of(node(clock), node(clock), node(clock));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            await().until(() -> {
                nodes.parallelStream().forEach(one -> one.begin(workers, () -> {}));
                return receiver.received().size() >= 40;
            });
        }
        assertThat(receiver.received())
                .extracting(Received::id)
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(log(made)).extracting(WebhookDelivery::state).containsOnly(State.DELIVERED);
    }

    @Test
    void aDeadReceiverDelaysNobodyElse() {
        try (WebhookReceiver dead = new WebhookReceiver();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            NewWebhook first = create(dead.url());
            for (int i = 1; i <= 30; i++) {
                house.publish(nord, alert(nord, Scope.TEAM, null, i));
            }
            CountDownLatch latch = dead.hangs();
            WebhookRounds small =
                    new WebhookRounds(queue, sender, outcomes, transactions, clock, 10);
            small.begin(workers, () -> {});
            await().until(() -> dead.received().size() == 8);
            create(receiver.url());
            house.publish(nord, alert(nord, Scope.TEAM, null, 99));
            small.begin(workers, () -> {});
            await().until(() -> receiver.received().size() == 1);
            assertThat(dead.received()).as("its lane waits for itself").hasSize(8);
            dead.always(500);
            latch.countDown();
            await().until(() ->
                    get(first).failingSince() != null && small.begin(Runnable::run, () -> {}) == 0);
            int before = dead.received().size();
            clock.advance(Duration.ofSeconds(6));
            // The last of the eight may still be written down.
            int begun =
                    await().until(() -> small.begin(Runnable::run, () -> {}), count -> count > 0);
            assertThat(begun).as("a failing one gets one at a time").isEqualTo(1);
            assertThat(dead.received()).hasSize(before + 1);
        }
    }

    @Test
    void goneMeansNeverAgainAndTheAdminsHear() {
        NewWebhook made = create(receiver.answers(410).url());
        house.publish(nord, alert(nord, Scope.TEAM, null, 80), alert(nord, Scope.TEAM, null, 90));
        drain();
        assertThat(get(made).why()).isEqualTo(WebhookEndpoint.Why.GONE);
        assertThat(receiver.received()).hasSizeBetween(1, 2);
        house.publish(nord, alert(nord, Scope.TEAM, null, 100));
        clock.advance(A_DAY);
        drain();
        assertThat(receiver.received()).hasSizeLessThanOrEqualTo(2);
        assertThat(log(made)).hasSize(2);
        assertNotice(made, "410 Gone");
        assertThatThrownBy(() -> asOwner(() -> webhooks.test(nord, made.endpoint().id())))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("is off");
        asOwner(() -> webhooks.enable(nord, made.endpoint().id(), true));
        house.publish(nord, alert(nord, Scope.TEAM, null, 70));
        drain();
        assertThat(log(made).getFirst().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void afterFiveDaysWithoutSuccessItIsSwitchedOffAndTheAdminsHear() {
        NewWebhook made = create(receiver.always(500).url());
        for (int hour = 0; hour < 5 * 24 && get(made).enabled(); hour++) {
            if (hour % 12 == 0) {
                house.publish(nord, alert(nord, Scope.TEAM, null, 80));
            }
            drain();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(get(made).enabled()).as("not before five days").isTrue();
        for (int hour = 0; hour < 24 && get(made).enabled(); hour++) {
            drain();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(get(made).why()).isEqualTo(WebhookEndpoint.Why.FAILING);
        assertThat(log(made)).extracting(WebhookDelivery::state).containsOnly(State.FAILED);
        assertNotice(made, "It took nothing since ");
    }

    @Test
    void oneFailureAfterDaysOfSilenceSwitchesNothingOff() {
        NewWebhook made = create(receiver.answers(500).url());
        asOwner(() -> webhooks.test(nord, made.endpoint().id()));
        drain();
        clock.advance(Duration.ofDays(9));
        receiver.answers(500);
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        drain();
        assertThat(get(made).enabled()).isTrue();
        clock.advance(Duration.ofSeconds(6));
        drain();
        assertThat(get(made).failingSince()).isNull();
        assertThat(log(made).get(1).state())
                .as("a test is not tried again")
                .isEqualTo(State.FAILED);
    }

    @Test
    void bothSecretsSignDuringTheOverlapAndTheOldOneEndsWithIt() {
        NewWebhook made = create(receiver.url());
        UUID id = made.endpoint().id();
        NewWebhook next = asOwner(() -> webhooks.rotate(nord, id, Duration.ofHours(24)));
        assertThat(next.secret()).startsWith("whsec_").isNotEqualTo(made.secret());
        asOwner(() -> webhooks.test(nord, id));
        drain();
        Received both = receiver.received().getFirst();
        assertThat(both.signedWith(made.secret())).isEqualTo(1);
        assertThat(both.signedWith(next.secret())).isEqualTo(1);
        clock.advance(Duration.ofHours(25));
        asOwner(() -> webhooks.test(nord, id));
        drain();
        Received after = receiver.received().get(1);
        assertThat(after.signedWith(made.secret())).isZero();
        assertThat(after.signedWith(next.secret())).isEqualTo(1);
        NewWebhook last = asOwner(() -> webhooks.rotate(nord, id, Duration.ZERO));
        asOwner(() -> webhooks.test(nord, id));
        drain();
        assertThat(receiver.received().get(2).signedWith(next.secret())).isZero();
        assertThat(receiver.received().get(2).signedWith(last.secret())).isEqualTo(1);
    }

    @Test
    void onlyChosenEventsAreSent() {
        NewWebhook made =
                asOwner(() ->
                        webhooks.create(
                                nord,
                                new WebhookData(
                                        receiver.url(), "", Set.of(WebhookEvent.JOB_FAILED))));
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        drain();
        assertThat(receiver.received()).isEmpty();
        asOwner(() ->
                webhooks.change(
                        nord,
                        made.endpoint().id(),
                        new WebhookChange(null, null, Set.of(WebhookEvent.BUDGET_ALERT), null)));
        house.publish(nord, alert(nord, Scope.TEAM, null, 90));
        drain();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void twoChangesOfDifferentThingsBothHold() throws InterruptedException {
        UUID id = create(receiver.url()).endpoint().id();
        for (int i = 0; i < 20; i++) {
            String words = "orders " + i;
            Set<WebhookEvent> events =
                    Set.of(i % 2 == 0 ? WebhookEvent.JOB_FAILED : WebhookEvent.BUDGET_ALERT);
            Thread one = changing(id, new WebhookChange(null, words, null, null));
            Thread other = changing(id, new WebhookChange(null, null, events, i % 2 == 0));
            one.join();
            other.join();
            WebhookEndpoint after = asOwner(() -> webhooks.get(nord, id));
            assertThat(after.data()).isEqualTo(new WebhookData(receiver.url(), words, events));
            assertThat(after.enabled()).isEqualTo(i % 2 == 0);
        }
    }

    private Thread changing(UUID id, WebhookChange change) {
        return Thread.startVirtualThread(() -> asOwner(() -> webhooks.change(nord, id, change)));
    }

    @Test
    void theSecretIsInNoTableNoLogNoErrorAndNoText(CapturedOutput output) {
        NewWebhook made = create(receiver.answers(500).url("/path-token"));
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        drain();
        NewWebhook next =
                asOwner(() -> webhooks.rotate(nord, made.endpoint().id(), Duration.ofHours(1)));
        clock.advance(Duration.ofSeconds(6));
        drain();
        asOwner(() -> {
            webhooks.delete(nord, made.endpoint().id());
            return true;
        });
        String key = made.secret().substring("whsec_".length());
        String other = next.secret().substring("whsec_".length());
        assertThat(made.toString() + next + made.endpoint()).doesNotContain(key, other);
        assertThat(output.getAll()).doesNotContain(key, other);
        for (String table :
                List.of(
                        "webhook_endpoint",
                        "webhook_message",
                        "webhook_attempt",
                        "audit_entry",
                        "notice",
                        "event_publication")) {
            assertThat(text(table)).as(table).doesNotContain(key, other);
        }
        assertThat(text("audit_entry"))
                .contains("webhook.created", "webhook.rotated", "webhook.deleted", "127.0.0.1")
                .doesNotContain("path-token");
        assertThat(text("webhook_endpoint where team_id = '" + nord + "'"))
                .as("a deleted one keeps no secret")
                .doesNotContain("\\\\x");
    }

    @Test
    void othersThanManagersAndOtherTeamsFindNothing() {
        NewWebhook made = create(receiver.url());
        UUID id = made.endpoint().id();
        TeamId acme = house.team("Acme");
        UserId otto = house.member(acme, "Otto", TeamRole.OWNER);
        Map<TeamId, TeamRole> ottos = Map.of(acme, TeamRole.OWNER);
        assertNotFound(() -> as(otto, ottos, () -> webhooks.get(nord, id)));
        assertNotFound(() -> as(otto, ottos, () -> webhooks.get(acme, id)));
        assertNotFound(() -> as(otto, ottos, () -> webhooks.rotate(acme, id, Duration.ZERO)));
        assertNotFound(() -> as(otto, ottos, () -> webhooks.test(acme, id)));
        assertNotFound(
                () -> as(otto, ottos, () -> webhooks.deliveries(acme, id, PageRequest.first())));
        assertThat(as(otto, ottos, () -> webhooks.list(acme))).isEmpty();
        assertThatThrownBy(
                        () -> as(owner, Map.of(nord, TeamRole.MEMBER), () -> webhooks.list(nord)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("manage_webhooks");
    }

    @Test
    void addressesThatCannotBeAreRefused() {
        for (String bad :
                List.of(
                        "ftp://example.com",
                        "https://user:secret@example.com/",
                        "example.com",
                        "https://example.com/#part",
                        "https://")) {
            assertThatThrownBy(() -> create(bad))
                    .as(bad)
                    .isInstanceOf(DomainException.class)
                    .message()
                    .doesNotContain("secret");
        }
        for (int i = 0; i < Webhooks.MOST; i++) {
            create(receiver.url("/" + i));
        }
        assertThatThrownBy(() -> create(receiver.url()))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("20 webhooks");
    }

    @Test
    void messagesAreForgottenAMonthAfterTheyEnded() {
        NewWebhook made = create(receiver.url());
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        drain();
        forget(clock.instant());
        assertThat(log(made)).as("ended at this moment, not before").hasSize(1);
        assertThat(forget(clock.instant().plusSeconds(1))).isPositive();
        assertThat(log(made)).isEmpty();
    }

    @Autowired MessageRows messages;

    private int forget(Instant before) {
        return transactions.onPlatform(() -> messages.forget(before, 1_000));
    }

    private WebhookRounds node(Clock time) {
        return new WebhookRounds(queue, sender, outcomes, transactions, time, 64);
    }

    private void drain() {
        while (rounds.begin(Runnable::run, () -> {}) > 0) {
            assertThat(receiver.received().size()).isLessThan(1_000);
        }
    }

    private void assertNotice(NewWebhook made, String reason) {
        await().untilAsserted(() ->
                assertThat(house.told("webhook-disabled:" + made.endpoint().id()))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.user()).isEqualTo(owner);
                            assertThat(one.title())
                                    .isEqualTo("The webhook to 127.0.0.1 was switched off");
                            assertThat(one.body()).contains(reason);
                            assertThat(one.link()).endsWith("/webhooks/" + made.endpoint().id());
                        }));
    }

    private String text(String table) {
        return transactions
                .onPlatform(() ->
                        jdbc.sql("select row_to_json(t)::text from (select * from " + table + ") t")
                                .query(String.class)
                                .list())
                .toString();
    }

    private NewWebhook create(String url) {
        return asOwner(() -> webhooks.create(nord, new WebhookData(url, "", Set.of())));
    }

    private WebhookEndpoint get(NewWebhook made) {
        return asOwner(() -> webhooks.get(nord, made.endpoint().id()));
    }

    private WebhookDelivery only(NewWebhook made) {
        assertThat(log(made)).hasSize(1);
        return log(made).getFirst();
    }

    private List<WebhookDelivery> log(NewWebhook made) {
        return asOwner(
                () -> webhooks.deliveries(nord, made.endpoint().id(), PageRequest.first()).items());
    }

    private <T> T asOwner(Supplier<T> work) {
        return as(owner, Map.of(nord, TeamRole.OWNER), work);
    }

    private static <T> T as(UserId user, Map<TeamId, TeamRole> roles, Supplier<T> work) {
        return io.framehouse.shared.CurrentActor.as(NoticeFixtures.actor(user, roles), work);
    }

    private static void assertNotFound(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith("There is no such");
    }
}
