package io.framehouse.jobs.internal;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.JobBench;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes judge each other's senders by the database's clock, however far apart their own are. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "framehouse.providers.circuit-open-seconds=0"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
class SharedTimeIT {
    private static final Duration LEASE = Duration.ofSeconds(45);

    @Autowired JobBench bench;
    @Autowired HouseFixtures house;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired WatchMapper mapper;
    @Autowired SubmitLease sending;
    @Autowired MutableClock clock;

    private Duration moved = Duration.ZERO;

    /** The application's clock stands where other tests left it. */
    @BeforeEach
    void theTimeIsNow() {
        moved = Duration.between(clock.instant(), Instant.now());
        clock.advance(moved);
    }

    @AfterEach
    void asItWas() {
        clock.advance(moved.negated());
    }

    @Test
    void aNodeWhoseClockIsAheadOfTheOthersTakesNoLivingSender() {
        var attempt = bench.sending(house.team(Credits.of(1_000)), "skewed");
        assertThat(lostToNode(Duration.ofMinutes(5), Duration.ofMinutes(5)))
                .extracting(Watch::job)
                .doesNotContain(attempt.job());
        assertThat(lostToNode(Duration.ofMinutes(5), Duration.ZERO))
                .as("where the time itself went on it is lost")
                .extracting(Watch::job)
                .contains(attempt.job());
    }

    @Test
    void aNodeWhoseClockIsBehindRenewsItsSendersAllTheSame() {
        var attempt = bench.sending(house.team(Credits.of(1_000)), "behind");
        JobWatches behind = node(Duration.ofMinutes(-5), Duration.ofMinutes(-5));
        assertThat(asSystem(() -> behind.stillSending(List.of(attempt))))
                .containsExactly(attempt.attemptId());
        assertThat(lostToNode(Duration.ZERO, Duration.ZERO))
                .extracting(Watch::job)
                .doesNotContain(attempt.job());
    }

    private List<Watch> lostToNode(Duration clockAhead, Duration machineAhead) {
        JobWatches node = node(clockAhead, machineAhead);
        return asSystem(() -> node.claimLost("other", 100, LEASE));
    }

    private JobWatches node(Duration clockAhead, Duration machineAhead) {
        Instant now = Instant.now();
        MutableClock own = new MutableClock(now.plus(clockAhead));
        MutableClock machine = new MutableClock(now.plus(machineAhead));
        return new JobWatches(
                jdbc, transactions, mapper, sending, new SharedTime(jdbc, own, machine), own);
    }
}
