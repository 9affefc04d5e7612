package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Brings jobs to named points of their lives and keeps them there, from outside: by faults of the
 * provider and by locks that a transaction of the node runs into. Nothing in the product knows of
 * it.
 */
final class KillStage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MODEL = "viduq3-pro";

    private final Homestead home;
    private final ProcessHouse house;
    private final List<Connection> locks = new ArrayList<>();

    /**
     * A job at a point.
     *
     * @param id empty where its insertion is not committed
     * @param prompt found in no other job
     * @param key its idempotency key
     */
    record Staged(KillPoint point, TeamKey team, String id, String prompt, String key) {}

    KillStage(Homestead home, ProcessHouse house) {
        this.home = home;
        this.house = house;
    }

    Staged bring(KillPoint point) {
        TeamKey team = home.team(house);
        String prompt = point + " " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        if (point == KillPoint.INSERTED) {
            insert(team, prompt, key);
            return new Staged(point, team, "", prompt, key);
        }
        prepare(point);
        String job = home.submit(house, team, MODEL, prompt, key);
        reach(point, new Staged(point, team, job, prompt, key));
        return new Staged(point, team, job, prompt, key);
    }

    /** What must be so before the job is submitted. */
    private void prepare(KillPoint point) {
        switch (point) {
            case HELD, DISPATCHING -> home.enableProviders(house, false);
            case SENDING -> home.sandbox.faults().add(Fault.once(FaultKind.SUBMIT_HANG_EARLY));
            case ACCEPTED -> home.sandbox.faults().add(Fault.once(FaultKind.SUBMIT_HANG));
            case QUEUED -> home.sandbox.faults().holdQueue();
            case RUNNING, DONE_THERE -> home.sandbox.faults().holdEnds();
            case SETTLING -> lock("lock table usage_record in share mode");
            case SETTLED -> lock("lock table asset in share mode");
            case COPYING -> home.sandbox.faults().add(Fault.always(FaultKind.FILE_SLOW).with("30"));
            default -> {}
        }
    }

    /** Waits until the job is there, and keeps it there. */
    private void reach(KillPoint point, Staged job) {
        switch (point) {
            case HELD -> home.awaitState(house, job.team(), job.id(), "held");
            case DISPATCHING -> {
                lock("lock table job_event in share mode");
                home.enableProviders(house, true);
                awaitBlockedAt("job_event");
            }
            case SENDING -> {
                until(() ->
                        home.sandbox.faults().waiting().stream()
                                .noneMatch(fault -> fault.kind() == FaultKind.SUBMIT_HANG_EARLY));
                assertThat(home.tasks(job.prompt())).isEmpty();
            }
            case ACCEPTED -> until(() -> home.tasks(job.prompt()).size() == 1);
            case QUEUED -> home.awaitState(house, job.team(), job.id(), "queued");
            case RUNNING -> {
                home.awaitState(house, job.team(), job.id(), "running");
                // What it answers from now on tells nothing, so the job stays as it is.
                home.sandbox.faults().add(Fault.always(FaultKind.POLL_500));
            }
            case DONE_THERE -> {
                home.awaitState(house, job.team(), job.id(), "running");
                lock("select from job where id = " + Homestead.q(job.id()) + " for update");
                home.sandbox.faults().releaseEnds();
                until(() -> home.tasks(job.prompt()).getFirst().state().equals("success"));
                assertThat(home.state(house, job.team(), job.id())).isEqualTo("running");
            }
            case SETTLING -> awaitBlockedAt("usage_record");
            case SETTLED -> {
                home.awaitState(house, job.team(), job.id(), "succeeded");
                awaitBlockedAt("asset");
            }
            case COPYING ->
                    until(() ->
                            home.number(
                                            "select count(*) from asset where kind = 'video' and"
                                                    + " lease_until is not null and job_id = "
                                                    + Homestead.q(job.id()))
                                    == 1);
            default -> throw new IllegalArgumentException(point.toString());
        }
    }

    /** The submit's own transaction runs into a lock; its caller never gets an answer. */
    private void insert(TeamKey team, String prompt, String key) {
        lock("lock table job_event in share mode");
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        home.submit(house, team, MODEL, prompt, key);
                    } catch (UncheckedIOException nobodyAnswers) {
                        // The node is dead.
                    }
                });
        awaitBlockedAt("job_event");
    }

    private void lock(String sql) {
        try {
            Connection connection = home.behindTheWalls();
            locks.add(connection);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private void awaitBlockedAt(String table) {
        String blocked =
                "select count(*) from pg_locks l join pg_class c on c.oid = l.relation"
                        + " where not l.granted and c.relname = '"
                        + table
                        + "' and l.database = (select oid from pg_database"
                        + " where datname = current_database())";
        until(() -> home.number(blocked) > 0);
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    /** Lets go of everything that kept jobs where they were. */
    @Override
    public void close() {
        for (Connection connection : locks) {
            try {
                connection.rollback();
                connection.close();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
        locks.clear();
        home.sandbox.faults().clear();
    }
}
