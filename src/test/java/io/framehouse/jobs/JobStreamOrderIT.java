package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.JobStream.Change;
import io.framehouse.jobs.JobStream.Stretch;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The order in which changes are told, whatever order transactions end in. */
@SpringBootTest(classes = Framehouse.class)
@PostgresTest
@Import(HouseFixtures.class)
class JobStreamOrderIT {
    private static final String MODEL = "viduq3-pro";
    @Autowired JobStream stream;
    @Autowired JobNotes notes;
    @Autowired HouseFixtures house;
    @Autowired TeamTransactions transactions;

    private TeamId team;
    private JobId slow;
    private JobId quick;
    private StreamPosition begin;

    @BeforeEach
    void twoJobs() {
        team = house.team(Credits.of(1_000));
        slow = house.submit(team, MODEL, "slow").id();
        quick = house.submit(team, MODEL, "quick").id();
        await().until(() -> {
            begin = asSystem(() -> stream.now(team));
            return !after(begin, 10).unsettled() && after(begin, 10).changes().isEmpty();
        });
    }

    private Stretch after(StreamPosition position, int limit) {
        return asSystem(() -> stream.after(team, JobFilter.any(), position, limit));
    }

    private static List<JobId> jobs(Stretch stretch) {
        return stretch.changes().stream().map(Change::job).map(Job::id).toList();
    }

    private void note(JobId job) {
        CurrentActor.runAs(HouseFixtures.SYSTEM, () -> notes.note(team, job, "noted"));
    }

    @Test
    void changeThatCommitsLateIsNeitherLostNorOvertaken() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread late =
                Thread.ofVirtual()
                        .start(() ->
                                transactions.runInTeam(
                                        team,
                                        () -> {
                                            note(slow);
                                            written.countDown();
                                            awaitUninterruptibly(mayCommit);
                                        }));
        written.await();
        note(quick);
        Stretch meanwhile = after(begin, 10);
        assertThat(meanwhile.changes()).isEmpty();
        assertThat(meanwhile.unsettled()).isTrue();
        assertThat(meanwhile.next()).isEqualTo(begin);
        mayCommit.countDown();
        late.join();
        await().until(() -> !after(begin, 10).unsettled());
        Stretch whole = after(begin, 10);
        assertThat(jobs(whole)).containsExactly(slow, quick);
        assertThat(after(whole.next(), 10).changes()).isEmpty();
        assertThat(jobs(after(whole.changes().getFirst().position(), 10))).containsExactly(quick);
    }

    @Test
    void stretchesAreBoundedAndGoOn() {
        for (int i = 0; i < 5; i++) {
            note(slow);
            note(quick);
        }
        await().until(() -> !after(begin, 100).unsettled());
        Stretch first = after(begin, 4);
        assertThat(first.full()).isTrue();
        assertThat(jobs(first)).containsExactly(slow, quick);
        Stretch second = after(first.next(), 100);
        assertThat(second.full()).isFalse();
        assertThat(jobs(second)).containsExactly(slow, quick);
        assertThat(after(second.next(), 100).changes()).isEmpty();
    }

    @Test
    void neighbourSeesNothingOfIt() {
        note(slow);
        TeamId neighbour = house.team(Credits.ZERO);
        Stretch theirs = asSystem(() -> stream.after(neighbour, JobFilter.any(), begin, 10));
        assertThat(theirs.changes()).isEmpty();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
