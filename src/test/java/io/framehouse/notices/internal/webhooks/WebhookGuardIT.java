package io.framehouse.notices.internal.webhooks;

import static io.framehouse.notices.NoticeFixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.notices.NoticeFixtures;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookReceiver;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Private networks are out of reach for webhooks, with the worker that runs by itself. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {"test.database=own"})
@PostgresTest
@Import(NoticeFixtures.class)
class WebhookGuardIT {
    private static final Actor SYSTEM = Actor.system("test");

    @Autowired NoticeFixtures house;
    @Autowired Webhooks webhooks;
    @Autowired EndpointRows endpoints;
    @Autowired WebhookSecrets secrets;
    @Autowired TeamTransactions transactions;

    @Test
    void theAddressOfAJobIsCheckedAsWell() {
        assertThatThrownBy(() -> webhooks.requireCallable("webhook_url", "https://10.1.2.3/token"))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("webhook_url")
                .hasMessageContaining("10.1.2.3")
                .hasMessageContaining("private")
                .message()
                .doesNotContain("token");
        webhooks.requireCallable("webhook_url", "https://nobody.invalid/hooks");
    }

    @Test
    void privateAddressesAreRefusedWhenTheyAreGiven() {
        TeamId team = house.team("Guarded");
        for (String url :
                List.of(
                        "http://example.com/",
                        "https://127.0.0.1/",
                        "https://localhost:8443/",
                        "https://10.1.2.3/",
                        "https://169.254.169.254/latest/meta-data",
                        "https://[::1]/",
                        "https://[::ffff:10.0.0.1]/")) {
            assertThatThrownBy(() ->
                            CurrentActor.as(
                                    SYSTEM,
                                    () ->
                                            webhooks.create(
                                                    team, new WebhookData(url, "", Set.of()))))
                    .as(url)
                    .isInstanceOf(DomainException.class)
                    .satisfies(refused ->
                            assertThat(((DomainException) refused).fieldErrors().getFirst().code())
                                    .isEqualTo("not_allowed"));
        }
    }

    @Test
    void aNameThatLeadsToAPrivateAddressByThenIsNotReached() {
        TeamId team = house.team("Rebound");
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String url = receiver.url().replace("http://127.0.0.1", "https://localhost");
            UUID id = Ids.next();
            transactions.runInTeam(
                    team,
                    () ->
                            endpoints.insert(
                                    team,
                                    id,
                                    WebhookEndpoint.Kind.ADDRESS,
                                    new WebhookData(url, "", Set.of()),
                                    secrets.seal(team, id, secrets.make()),
                                    Instant.now()));
            house.publish(team, alert(team, Scope.TEAM, null, 80));
            await().untilAsserted(() ->
                    assertThat(log(team, id))
                            .singleElement()
                            .satisfies(one -> {
                                assertThat(one.error()).contains("private or special network");
                                assertThat(one.attempts().getFirst().status()).isNull();
                            }));
            assertThat(receiver.received()).isEmpty();
        }
    }

    private List<WebhookDelivery> log(TeamId team, UUID id) {
        return CurrentActor.as(
                SYSTEM, () -> webhooks.deliveries(team, id, PageRequest.first()).items());
    }
}
