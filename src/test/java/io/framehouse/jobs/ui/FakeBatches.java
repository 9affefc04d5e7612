package io.framehouse.jobs.ui;

import io.framehouse.jobs.BatchResult;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Batches in memory: all of them are made, or as many as the test says. */
final class FakeBatches implements Batches {
    final List<UUID> batches = new ArrayList<>();
    final List<SubmitJob> wishes = new ArrayList<>();
    @Nullable DomainException refusal;
    int most = 100;

    @Override
    public BatchResult submit(TeamId team, UUID batch, Kind kind, List<SubmitJob> wished) {
        batches.add(batch);
        wishes.addAll(wished);
        if (refusal != null && most == 0) {
            throw refusal;
        }
        List<Submitted> made =
                wished.stream()
                        .limit(most)
                        .map(wish ->
                                new Submitted(
                                        FakeJobs.job(wish.team(), wish.model(), wish.parameters()),
                                        true))
                        .toList();
        return new BatchResult(made, wished.size(), refusal);
    }

    @Override
    public Submitted retry(TeamId team, JobId ended, UUID press, @Nullable Credits seenPrice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JobId> siblings(TeamId team, JobId job) {
        return List.of();
    }

    @Override
    public Optional<UUID> batchOf(TeamId team, JobId job) {
        return Optional.empty();
    }

    @Override
    public Tries tries(TeamId team, JobId job) {
        return new Tries(null, List.of());
    }
}
