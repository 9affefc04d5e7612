package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.e2e.KillStage.Staged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node that is killed (SIGKILL) at any point of a job's life loses nothing and doubles nothing:
 * the next node of the same database brings the job to its end, with one settlement or release and
 * at most one task at the provider.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledNodeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir static Path directory;
    private Homestead home;
    private ProcessHouse house;

    @BeforeAll
    void open() {
        home = new Homestead(directory, Map.of());
        house = home.node();
        home.connectProviders(house);
    }

    @AfterAll
    void close() {
        if (home != null) {
            home.close();
        }
    }

    /** All points in five kills, one after the other over the same database. */
    @Test
    void everyPointOfAJobsLifeSurvivesAKill() {
        List<Staged> staged = new ArrayList<>();
        staged.addAll(killAt(KillPoint.INSERTED));
        staged.addAll(killAt(KillPoint.DISPATCHING));
        // The slowest to recover first: a copy's lease runs out while the others go on.
        staged.addAll(
                killAt(
                        KillPoint.DONE_THERE,
                        KillPoint.COPYING,
                        KillPoint.SETTLED,
                        KillPoint.SETTLING));
        staged.addAll(killAt(KillPoint.ACCEPTED, KillPoint.SENDING));
        staged.addAll(killAt(KillPoint.RUNNING, KillPoint.QUEUED, KillPoint.HELD));
        assertThat(EnumSet.copyOf(staged.stream().map(Staged::point).toList()))
                .isEqualTo(EnumSet.allOf(KillPoint.class));
        staged.forEach(this::endsOnce);
    }

    @Tag("chaos")
    @ParameterizedTest
    @EnumSource(KillPoint.class)
    void aKillAtThisPointAlone(KillPoint point) {
        killAt(point).forEach(this::endsOnce);
    }

    private List<Staged> killAt(KillPoint... points) {
        List<Staged> staged = new ArrayList<>();
        try (KillStage stage = new KillStage(home, house)) {
            for (KillPoint point : points) {
                staged.add(stage.bring(point));
            }
            house.kill9();
        }
        house = home.node();
        home.enableProviders(house, true);
        return staged;
    }

    private void endsOnce(Staged job) {
        switch (job.point()) {
            case INSERTED -> leftNoTrace(job);
            case SENDING -> waitsForAPerson(job);
            default -> succeedsOnce(job, job.id());
        }
    }

    /** Nothing was committed: the caller asks again under the same key and gets the one job. */
    private void leftNoTrace(Staged job) {
        String jobs = "select count(*) from job where team_id = " + Homestead.q(job.team().team());
        assertThat(home.number(jobs)).isZero();
        assertThat(home.tasks(job.prompt())).isEmpty();
        String again = home.submit(house, job.team(), "viduq3-pro", job.prompt(), job.key());
        String twice = home.submit(house, job.team(), "viduq3-pro", job.prompt(), job.key());
        assertThat(twice).isEqualTo(again);
        assertThat(home.number(jobs)).isEqualTo(1);
        succeedsOnce(job, again);
    }

    private void succeedsOnce(Staged job, String id) {
        home.awaitState(house, job.team(), id, "succeeded");
        home.awaitVideo(house, job.team(), id);
        home.assertBookedOnce(house, job.team(), id);
        assertThat(home.tasks(job.prompt())).as(job.toString()).hasSize(1);
    }

    /** It may have been sent: never sent again by itself, the hold stays until a person decides. */
    private void waitsForAPerson(Staged job) {
        await().atMost(PATIENCE)
                .until(() -> home.state(house, job.team(), job.id()).equals("unknown"));
        assertThat(home.transfers(job.id())).isEqualTo("hold");
        assertThat(home.tasks(job.prompt())).isEmpty();
        home.resolve(house, job.id(), "failed");
        assertThat(home.transfers(job.id())).isEqualTo("hold release");
        assertThat(home.client(house, job.team()).get("/api/v1/balance").path("held").asString())
                .isEqualTo("0");
        home.assertProofHolds(house);
    }
}
