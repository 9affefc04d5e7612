package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.access.internal.SignInTries.Source;
import io.framehouse.shared.Origin;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often may be tried: by one, by many, at once, over nodes, and with made-up addresses. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class SignInTriesIT {
    @Autowired TryRows rows;
    @Autowired SessionRows sessions;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private SignInTries node;
    private SignInTries otherNode;
    private String email;

    @BeforeEach
    void empty() {
        transactions.runOnPlatform(() -> jdbc.sql("delete from sign_in_try").update());
        node = new SignInTries(rows, transactions, clock);
        otherNode = new SignInTries(rows, transactions, clock);
        email = address();
    }

    @Test
    void fiveWrongTriesOverTwoNodesPauseTheSource() {
        Source source = new Source(email, "192.0.2.1");
        for (int left = 4; left >= 0; left--) {
            SignInTries one = left % 2 == 0 ? node : otherNode;
            assertThat(one.take(source)).isEmpty();
            assertThat(one.countWrong(source)).isEqualTo(left);
        }
        Instant until = clock.instant().plus(SignInTries.PAUSE);
        assertThat(otherNode.take(source)).contains(until);
        clock.advance(Duration.ofMinutes(14));
        assertThat(node.take(source)).contains(until);
        clock.advance(Duration.ofMinutes(1));
        assertThat(node.take(source)).isEmpty();
        assertThat(node.countWrong(source)).isEqualTo(4);
    }

    @Test
    void manyAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
        Source source = new Source(email, "192.0.2.2");
        int had = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> take = () -> node.take(source).isEmpty();
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(40, take))) {
                had += one.get() ? 1 : 0;
            }
        }
        assertThat(had).isEqualTo(SignInTries.MAX_TRIES);
    }

    @Test
    void aPauseIsNotWrittenAgain() {
        Source source = new Source(email, "192.0.2.3");
        takeAll(source, 5);
        String before = table();
        for (int i = 0; i < 20; i++) {
            assertThat(node.take(source)).isPresent();
        }
        assertThat(table()).isEqualTo(before);
    }

    @Test
    void oneAccountFromManyNetworksIsPausedForAllOfThem() {
        for (int i = 0; i < 50; i++) {
            assertThat(node.take(new Source(email, "192.0.2." + i))).isEmpty();
        }
        assertThat(node.take(new Source(email, "203.0.113.9"))).isPresent();
        assertThat(node.take(new Source(address(), "203.0.113.9"))).isEmpty();
    }

    @Test
    void manyAccountsFromOneNetworkPauseIt() {
        for (int i = 0; i < 100; i++) {
            // One line has all addresses of the first half.
            assertThat(node.take(new Source(address(), "2001:db8:1:2::" + i))).isEmpty();
        }
        assertThat(node.take(new Source(address(), "2001:db8:1:2:ffff::1"))).isPresent();
        assertThat(node.take(new Source(address(), "2001:db8:1:3::1"))).isEmpty();
    }

    @Test
    void whoHasSignedInFromThereIsPausedByTheirOwnTriesAlone() {
        UserId user = AccessFixtures.person(people);
        String known =
                transactions.onPlatform(() ->
                        jdbc.sql("select email from app_user where id = :id")
                                .param("id", user.value())
                                .query(String.class)
                                .single());
        transactions.runOnPlatform(() ->
                sessions.insert(
                        UUID.randomUUID(),
                        user,
                        new Origin("198.51.100.7", null, null),
                        true,
                        clock.instant()));
        for (int i = 0; i < 50; i++) {
            node.take(new Source(known, "192.0.2." + i));
        }
        Source home = new Source(known, "198.51.100.7");
        assertThat(node.take(new Source(known, "192.0.2.200"))).isPresent();
        takeAll(home, 5);
        assertThat(node.take(home)).isPresent();
        clock.advance(Duration.ofDays(31));
        assertThat(node.take(home)).isEmpty();
    }

    @Test
    void aRightTryIsGivenBack() {
        Source source = new Source(email, "192.0.2.4");
        for (int i = 0; i < 200; i++) {
            assertThat(node.take(source)).isEmpty();
            node.forget(source);
        }
        takeAll(source, 5);
        assertThat(node.take(source)).isPresent();
    }

    @Test
    void noCrowdOfMadeUpAddressesPushesACountOut() {
        Source source = new Source(email, "192.0.2.5");
        takeAll(source, 5);
        for (int i = 0; i < 300; i++) {
            node.take(new Source(address(), "10.0." + i % 200 + "." + i / 200));
        }
        assertThat(node.take(source)).isPresent();
    }

    @Test
    void whatCountsNothingAnyMoreGoes() {
        takeAll(new Source(email, "192.0.2.6"), 2);
        clock.advance(Duration.ofMinutes(90));
        node.take(new Source(address(), "192.0.2.7"));
        Long left =
                transactions.onPlatform(() ->
                        jdbc.sql("select count(*) from sign_in_try").query(Long.class).single());
        assertThat(left).isEqualTo(3);
    }

    private void takeAll(Source source, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(node.take(source)).isEmpty();
        }
    }

    private String table() {
        return transactions.onPlatform(() ->
                jdbc.sql("select string_agg(t::text, ' ' order by subject) from sign_in_try t")
                        .query(String.class)
                        .single());
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@example.com";
    }
}
