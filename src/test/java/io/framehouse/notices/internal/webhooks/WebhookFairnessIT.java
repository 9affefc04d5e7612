package io.framehouse.notices.internal.webhooks;

import static io.framehouse.notices.NoticeFixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.NoticeFixtures;
import io.framehouse.notices.NoticesContext;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookReceiver;
import io.framehouse.notices.WebhookReceiver.Received;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.FairTurns;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose message goes next where many wait: teams and lanes take turns, and waiting costs nothing.
 */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.allow-private-addresses=true",
            "framehouse.webhooks.enabled=false",
            "test.database=own"
        })
@PostgresTest
@Import({NoticesContext.class, NoticeFixtures.class})
class WebhookFairnessIT {
    @Autowired DataSource database;
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
    private UserId aino;
    private WebhookRounds rounds;

    @BeforeEach
    void makeTeam() {
        nord = house.team("Studio Nord");
        aino = house.member(nord, "Aino K.", TeamRole.OWNER);
        rounds = new WebhookRounds(queue, sender, outcomes, transactions, clock, 64);
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
    void aTeamWhoseReceiversHangDelaysNoOtherTeamByMoreThanARound() {
        try (WebhookReceiver dead = new WebhookReceiver();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch hanging = dead.hangs();
            IntStream.range(0, 10).forEach(i -> create(nord, aino, dead.url("/" + i)));
            publish(nord, 20);
            assertThat(waiting(nord)).isEqualTo(200);
            rounds.begin(workers, () -> {});
            await().until(() -> dead.received().size() == 16);
            TeamId acme = house.team("Acme");
            UserId otto = house.member(acme, "Otto", TeamRole.OWNER);
            create(acme, otto, receiver.url());
            publish(acme, 1);
            rounds.begin(workers, () -> {});
            await().atMost(Duration.ofSeconds(12)).until(() -> receiver.received().size() == 1);
            assertThat(dead.received()).as("its share and no more").hasSize(16);
            hanging.countDown();
        }
    }

    @Test
    void theLanesOfATeamTakeTurns() {
        IntStream.range(0, 10).forEach(i -> create(nord, aino, receiver.url("/" + i)));
        publish(nord, 20);
        Set<String> served = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            rounds.begin(Runnable::run, () -> {});
            receiver.received().stream().map(Received::path).forEach(served::add);
        }
        assertThat(served).as("two lanes a round").hasSize(10);
        assertThat(receiver.received()).hasSize(5 * 16);
    }

    @Test
    void teamsTakeTurnsWhereThereIsRoomForOneOnly() {
        WebhookRounds narrow = new WebhookRounds(queue, sender, outcomes, transactions, clock, 1);
        List<TeamId> teams = List.of(nord, house.team("Acme"), house.team("Third"));
        for (TeamId team : teams) {
            UserId owner = house.member(team, "Owner", TeamRole.OWNER);
            create(team, owner, receiver.url("/" + team));
            publish(team, 5);
        }
        for (int round = 0; round < 6; round++) {
            assertThat(narrow.begin(Runnable::run, () -> {})).isEqualTo(1);
        }
        for (TeamId team : teams) {
            assertThat(receiver.received())
                    .filteredOn(one -> one.path().equals("/" + team))
                    .hasSize(2);
        }
    }

    @Test
    void whatWaitsForItsTimeIsNotRead() {
        NewWebhook made = create(nord, aino, receiver.url());
        laterInLanesOfTheirOwn(made, 5_000);
        publish(nord, 1);
        TestDatabases.analyze(database, "webhook_message");
        long rows =
                transactions.onPlatform(() -> {
                    long before = rowsRead();
                    FairTurns.State turns = new FairTurns(16).state();
                    assertThat(queue.claim(64, turns, clock.instant(), clock.instant())).hasSize(1);
                    return rowsRead() - before;
                });
        assertThat(rows).as("rows and index descents of a claim").isLessThan(60);
    }

    private void laterInLanesOfTheirOwn(NewWebhook made, int count) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into webhook_message (team_id, id, endpoint_id, event_key,
                                    type, lane, body, tries_from, next_try_at, created_at)
                                select :team, gen_random_uuid(), :endpoint, 'later:' || i,
                                    'budget.alert', :endpoint || ' host' || i, '{}', :now,
                                    cast(:now as timestamptz) + interval '1 hour', :now
                                from generate_series(1, :count) i
                                """)
                        .param("team", nord.value())
                        .param("endpoint", made.endpoint().id())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("count", count)
                        .update());
    }

    private long rowsRead() {
        return jdbc.sql(
                        """
                        select seq_tup_read + coalesce(idx_scan, 0) + coalesce(idx_tup_fetch, 0)
                        from pg_stat_xact_user_tables where relname = 'webhook_message'
                        """)
                .query(Long.class)
                .single();
    }

    private long waiting(TeamId team) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select count(*) from webhook_message where state = 'waiting'")
                                .query(Long.class)
                                .single());
    }

    private void publish(TeamId team, int alerts) {
        for (int i = 1; i <= alerts; i++) {
            house.publish(team, alert(team, Scope.TEAM, null, i));
        }
    }

    private NewWebhook create(TeamId team, UserId owner, String url) {
        return CurrentActor.as(
                NoticeFixtures.actor(owner, Map.of(team, TeamRole.OWNER)),
                () -> webhooks.create(team, new WebhookData(url, "", Set.of())));
    }
}
