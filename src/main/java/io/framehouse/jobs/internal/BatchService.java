package io.framehouse.jobs.internal;

import io.framehouse.catalog.Quote;
import io.framehouse.jobs.BatchResult;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes the jobs of a batch one after another, each by the same way as a single one. */
@Service
class BatchService implements Batches {
    private final CurrentActor currentActor;
    private final JobSubmission submission;
    private final JobRetries retries;
    private final BatchRows rows;
    private final BatchFunds funds;

    BatchService(
            CurrentActor currentActor,
            JobSubmission submission,
            JobRetries retries,
            BatchRows rows,
            BatchFunds funds) {
        this.currentActor = currentActor;
        this.submission = submission;
        this.retries = retries;
        this.rows = rows;
        this.funds = funds;
    }

    @Override
    public BatchResult submit(TeamId team, UUID batch, Kind kind, List<SubmitJob> wishes) {
        Actor actor = currentActor.require(team, Action.SUBMIT_JOB);
        requireBatch(team, kind, wishes);
        requireFunds(team, actor, wishes, rows.made(team, batch));
        BatchRows.Entry entry = new BatchRows.Entry(batch, Wire.of(kind), null, actor.label());
        List<JobId> ids = rows.place(team, entry, wishes.size());
        List<Submitted> made = new ArrayList<>();
        for (int position = 0; position < wishes.size(); position++) {
            SubmitJob wish = named(wishes.get(position), batch, position, ids.get(position));
            try {
                made.add(submission.submit(wish));
            } catch (DomainException refusal) {
                return ended(made, wishes.size(), refusal);
            }
        }
        return new BatchResult(made, wishes.size(), null);
    }

    @Override
    public Submitted retry(TeamId team, JobId ended, UUID press, @Nullable Credits seenPrice) {
        return retries.retry(team, ended, press, seenPrice);
    }

    @Override
    public List<JobId> siblings(TeamId team, JobId job) {
        currentActor.require(team, Action.VIEW_JOBS);
        return rows.siblings(team, job);
    }

    @Override
    public Optional<UUID> batchOf(TeamId team, JobId job) {
        currentActor.require(team, Action.VIEW_JOBS);
        return rows.batchOf(team, job);
    }

    @Override
    public Tries tries(TeamId team, JobId job) {
        currentActor.require(team, Action.VIEW_JOBS);
        return rows.tries(team, job);
    }

    /** Where not even the first one was made, it is a plain refusal. */
    private static BatchResult ended(List<Submitted> made, int asked, DomainException refusal) {
        if (made.isEmpty()) {
            throw refusal;
        }
        return new BatchResult(made, asked, refusal);
    }

    /** Rules, leave and price of each, then their sum; what was made before counts no more. */
    private void requireFunds(
            TeamId team, Actor actor, List<SubmitJob> wishes, List<Integer> made) {
        Credits sum = Credits.ZERO;
        for (int position = 0; position < wishes.size(); position++) {
            if (!made.contains(position)) {
                SubmitJob wish = wishes.get(position);
                Quote quote = submission.quote(team, wish.model(), wish.parameters());
                JobSubmission.requireSeenPrice(wish, quote);
                sum = sum.plus(quote.total());
            }
        }
        if (sum.isPositive()) {
            funds.require(team, actor, sum, wishes.size() - made.size());
        }
    }

    private static SubmitJob named(SubmitJob wish, UUID batch, int position, JobId id) {
        return wish.withKey("batch:" + batch + ":" + position).withId(id);
    }

    private static void requireBatch(TeamId team, Kind kind, List<SubmitJob> wishes) {
        int most = kind == Kind.SEEDS ? MOST_SEEDS : MOST_MODELS;
        if (wishes.size() < 2 || wishes.size() > most) {
            throw DomainException.invalid(
                    "count",
                    "out_of_range",
                    "A batch of "
                            + (kind == Kind.SEEDS ? "seeds" : "models")
                            + " makes 2 to "
                            + most
                            + " videos, not "
                            + wishes.size()
                            + ".");
        }
        boolean isForeign = wishes.stream().anyMatch(wish -> !wish.team().equals(team));
        Set<String> models = wishes.stream().map(SubmitJob::model).collect(Collectors.toSet());
        if (isForeign || models.size() != (kind == Kind.SEEDS ? 1 : wishes.size())) {
            throw new IllegalArgumentException("a batch is of one team, and differs in its kind");
        }
    }
}
