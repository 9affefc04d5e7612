package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.ActorSource;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class JobListModelTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final FakeJobs jobs = new FakeJobs();
    private final JobListModel model =
            new JobListModel(
                    new JobListServices(
                            jobs,
                            new FakeShop(),
                            new FakeShelf(),
                            new CurrentActor(
                                    new StaticListableBeanFactory()
                                            .getBeanProvider(ActorSource.class)),
                            new MutableClock(START)),
                    new CurrentTeam(TeamId.random(), "nord", "Studio Nord", ZoneOffset.UTC));

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 120; i++) {
            jobs.rows.add(row(JobState.RUNNING, START.minusSeconds(i)));
        }
        model.load(JobListFilter.none());
        assertThat(model.rows()).hasSize(JobListModel.PAGE);
        assertThat(model.summary()).startsWith("First 50 jobs");
        model.more();
        model.more();
        assertThat(model.rows()).isEqualTo(jobs.rows);
        assertThat(model.hasMore()).isFalse();
    }

    @Test
    void aChangedRowStaysInItsPlaceAndANewOneIsOnlyCounted() {
        JobRow running = row(JobState.RUNNING, START);
        jobs.rows.add(running);
        jobs.rows.add(row(JobState.SUCCEEDED, START.minusSeconds(60)));
        model.load(JobListFilter.none());

        JobRow done = done(running);
        jobs.rows.set(0, done);
        jobs.rows.addFirst(row(JobState.HELD, START.plusSeconds(1)));
        JobListModel.Changes changes = model.refresh();

        assertThat(changes.changed()).containsExactly(done);
        assertThat(changes.added()).isEqualTo(1);
        assertThat(model.rows()).hasSize(2).startsWith(done);
        assertThat(model.summary()).isEqualTo("2 jobs \u00b7 120\u202fcr settled");
    }

    @Test
    void aRowThatWasOnlyCheckedDoesNotChange() {
        JobRow running = row(JobState.RUNNING, START);
        jobs.rows.add(running);
        model.load(JobListFilter.none());
        jobs.rows.set(0, checked(running, START.plusSeconds(30)));
        assertThat(model.refresh().changed()).isEmpty();
    }

    private static JobRow checked(JobRow row, Instant at) {
        return new JobRow(
                row.id(),
                row.prompt(),
                row.model(),
                row.state(),
                false,
                null,
                5,
                row.submitter(),
                row.held(),
                row.settled(),
                null,
                false,
                row.createdAt(),
                at);
    }

    private static JobRow row(JobState state, Instant created) {
        boolean ended = state.isFinal();
        return new JobRow(
                JobId.random(),
                "Red car",
                "long",
                state,
                false,
                null,
                5,
                "Aino K.",
                ended ? Credits.ZERO : Credits.of(60),
                ended ? Credits.of(60) : null,
                null,
                ended,
                created,
                created);
    }

    private static JobRow done(JobRow row) {
        JobRow ended = row(JobState.SUCCEEDED, row.createdAt());
        return new JobRow(
                row.id(),
                ended.prompt(),
                ended.model(),
                ended.state(),
                false,
                null,
                5,
                ended.submitter(),
                ended.held(),
                ended.settled(),
                null,
                true,
                ended.createdAt(),
                ended.updatedAt());
    }
}
