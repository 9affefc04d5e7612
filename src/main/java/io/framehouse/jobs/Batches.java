package io.framehouse.jobs;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several jobs of one wish, and another try of a job that ended without a video. */
public interface Batches {
    /** The most jobs of one request with different seeds; the fewest are two. */
    int MOST_SEEDS = 10;

    /** The most models that one request is sent to; the fewest are two. */
    int MOST_MODELS = 5;

    /** In what the jobs of a batch differ. */
    enum Kind {
        /** The seed alone: each job draws its own; 2 to {@link #MOST_SEEDS}. */
        SEEDS,
        /** The model; 2 to {@link #MOST_MODELS}, each another one. */
        MODELS
    }

    /**
     * Makes the jobs one after another under the keys {@code batch:<batch>:<position>}. Nothing is
     * made where one of them breaks a rule, or the sum of their prices is more than team or budget
     * have left; after that each job asks the ledger for itself, and the first refusal ends the
     * batch with what was made until then.
     *
     * <p>The same batch again makes only what is missing, so a lost answer makes no second job.
     *
     * @param batch drawn by the caller before the first call
     * @param wishes of the team, in order; their ids and idempotency keys are given here
     * @throws io.framehouse.shared.DomainException as {@link Jobs#submit}, before any job is made
     */
    BatchResult submit(TeamId team, UUID batch, Kind kind, List<SubmitJob> wishes);

    /**
     * Submits what a failed or cancelled job asked for as a new job that names it. Callbacks are
     * not taken over.
     *
     * @param press drawn by the caller; the same one again answers the same job
     * @param seenPrice as {@link SubmitJob#seenPrice}
     * @throws io.framehouse.shared.DomainException wrong_state where the job has not ended without
     *     a video, or what it asked for is no longer kept; else as {@link Jobs#submit}
     */
    Submitted retry(TeamId team, JobId ended, UUID press, @Nullable Credits seenPrice);

    /** The jobs of the same batch in order, itself among them; empty where it was made alone. */
    List<JobId> siblings(TeamId team, JobId job);

    /** The batch that a job was made in; empty where it was made alone. */
    Optional<UUID> batchOf(TeamId team, JobId job);

    /** Which job it tries again, and which jobs try it again. */
    Tries tries(TeamId team, JobId job);

    /**
     * The tries before and after a job.
     *
     * @param of the job that it tries again, or null
     * @param again the jobs that try it again, oldest first, at most 100
     */
    record Tries(@Nullable JobId of, List<JobId> again) {
        public Tries {
            again = List.copyOf(again);
        }
    }
}
