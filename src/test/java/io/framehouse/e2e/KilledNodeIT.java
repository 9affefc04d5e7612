package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that is killed between any two steps of a job's life loses nothing and doubles nothing:
 * the next node of the same database brings the job to its end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledNodeIT {
    private static final String MODEL = "viduq3-pro";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir static Path directory;
    private Homestead home;
    private ProcessHouse house;
    private TeamKey team;
    private int sentBefore;

    @BeforeAll
    void open() {
        home =
                new Homestead(
                        directory,
                        Map.of(
                                "FRAMEHOUSE_PROVIDERS_SUBMITTIMEOUTSECONDS", "5",
                                "FRAMEHOUSE_RECONCILIATION_SUBMITLEASESECONDS", "5"));
        house = home.node();
        home.connectProviders(house);
    }

    @AfterAll
    void close() {
        if (home != null) {
            home.close();
        }
    }

    @BeforeEach
    void freshTeam() {
        home.sandbox.faults().clear();
        if (!house.isAlive()) {
            house = home.node();
        }
        home.enableProviders(house, true);
        team = home.team(house);
        sentBefore = home.sandbox.submitCount();
    }

    @Test
    void killedWhileTheJobWaitsForAnAccount() {
        home.enableProviders(house, false);
        String job = home.submit(house, team, MODEL);
        home.awaitState(house, team, job, "held");
        restart();
        assertThat(home.state(house, team, job)).isEqualTo("held");
        home.enableProviders(house, true);
        endsOnce(job);
    }

    @Test
    void killedBetweenSendingAndTheAnswer() {
        int tasks = home.sandbox.tasks().size();
        home.sandbox.faults().add(Fault.once(FaultKind.SUBMIT_HANG).onlyFor("vidu"));
        String job = home.submit(house, team, MODEL);
        await().atMost(PATIENCE).until(() -> home.sandbox.tasks().size() == tasks + 1);
        assertThat(home.state(house, team, job)).isEqualTo("submitting");
        restart();
        endsOnce(job);
        assertThat(home.timeline(house, team, job)).contains("unknown");
    }

    @Test
    void killedWhileTheJobIsQueued() {
        home.sandbox.faults().holdQueue();
        String job = home.submit(house, team, MODEL);
        home.awaitState(house, team, job, "queued");
        house.kill9();
        home.sandbox.faults().releaseQueue();
        house = home.node();
        endsOnce(job);
    }

    @Test
    void killedWhileTheVideoIsCopied() {
        home.sandbox.faults().add(Fault.always(FaultKind.FILE_SLOW).with("30"));
        String job = home.submit(house, team, MODEL);
        String copying =
                "select count(*) from asset where kind = 'video' and state = 'copying'"
                        + " and lease_until is not null and job_id = "
                        + Homestead.q(job);
        await().atMost(PATIENCE).until(() -> home.number(copying) == 1);
        house.kill9();
        home.sandbox.faults().clear();
        house = home.node();
        endsOnce(job);
    }

    /** The event of the success is in the database, its listener's work is not. */
    @Test
    void killedBetweenSettlementAndTheCopysRow() throws SQLException {
        try (Connection lock = holding("asset")) {
            String job = home.submit(house, team, MODEL);
            home.awaitState(house, team, job, "succeeded");
            awaitBlocked();
            house.kill9();
            lock.rollback();
            house = home.node();
            endsOnce(job);
        }
    }

    @Test
    @Tag("chaos")
    void killedWhileTheJobRuns() {
        String job = home.submit(house, team, MODEL);
        home.awaitState(house, team, job, "running");
        restart();
        endsOnce(job);
    }

    @Test
    @Tag("chaos")
    void killedWhileTheProviderIsAsked() {
        home.sandbox.faults().add(Fault.once(FaultKind.POLL_HANG));
        String job = home.submit(house, team, MODEL);
        await().atMost(PATIENCE).until(() -> home.sandbox.faults().waiting().isEmpty());
        restart();
        endsOnce(job);
    }

    /** Killed with the ledger written and the usage not: all of it is undone and done again. */
    @Test
    @Tag("chaos")
    void killedInTheMiddleOfTheSettlement() throws SQLException {
        try (Connection lock = holding("usage_record")) {
            String job = home.submit(house, team, MODEL);
            awaitBlocked();
            house.kill9();
            lock.rollback();
            house = home.node();
            endsOnce(job);
        }
    }

    /** Killed before the attempt was committed: not a byte was sent. */
    @Test
    @Tag("chaos")
    void killedInTheMiddleOfTheDispatch() throws SQLException {
        home.enableProviders(house, false);
        String job = home.submit(house, team, MODEL);
        try (Connection lock = holding("job_event")) {
            home.enableProviders(house, true);
            awaitBlocked();
            assertThat(home.sandbox.submitCount()).isEqualTo(sentBefore);
            house.kill9();
            lock.rollback();
            house = home.node();
            endsOnce(job);
            assertThat(home.job(house, team, job).path("attempt").asInt()).isEqualTo(1);
        }
    }

    private void restart() {
        house.kill9();
        house = home.node();
    }

    private void endsOnce(String job) {
        home.awaitState(house, team, job, "succeeded");
        home.awaitVideo(house, team, job);
        home.assertBookedOnce(house, team, job);
        assertThat(home.sandbox.submitCount()).isEqualTo(sentBefore + 1);
    }

    /** Keeps everybody from writing to a table until rolled back. */
    private Connection holding(String table) throws SQLException {
        Connection connection = home.behindTheWalls();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
        return connection;
    }

    private void awaitBlocked() {
        String blocked =
                "select count(*) from pg_locks where not granted and database ="
                        + " (select oid from pg_database where datname = current_database())";
        await().atMost(PATIENCE).until(() -> home.number(blocked) > 0);
    }
}
