package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.shared.TeamTransactions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sign-in with a password that is changed while it is looked at. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class SessionBeginsIT {
    @Autowired SessionBook book;
    @Autowired AccountRows accounts;
    @Autowired PersonRepository people;
    @Autowired People persons;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void noSessionBeginsWithAPasswordOfBefore() {
        PersonRow before = person();
        assertThat(book.begin(before, Factors.PASSWORD, true)).isPresent();
        change(before);
        assertThat(book.begin(before, Factors.PASSWORD, true)).isEmpty();
        assertThat(book.begin(before, Factors.PASSKEY, true)).isPresent();
    }

    @Test
    void whateverBeginsWhileThePasswordIsSetWaitsAndIsRefused() throws Exception {
        PersonRow before = person();
        CountDownLatch set = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> change =
                    threads.submit(() ->
                            transactions.runOnPlatform(() -> {
                                change(before);
                                set.countDown();
                                waitFor(commit);
                            }));
            waitFor(set);
            Future<Optional<SessionDetails>> begun =
                    threads.submit(() -> book.begin(before, Factors.PASSWORD, true));
            await().until(this::somebodyWaits);
            commit.countDown();
            change.get();
            assertThat(begun.get()).isEmpty();
        }
    }

    private boolean somebodyWaits() {
        return transactions.onPlatform(() ->
                jdbc.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private PersonRow person() {
        return transactions
                .onPlatform(() -> people.find(AccessFixtures.person(persons)))
                .orElseThrow();
    }

    private void change(PersonRow person) {
        transactions.runOnPlatform(
                () -> accounts.setPassword(person.id(), "{noop}another", Instant.now()));
    }
}
