package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Quote;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CostCenters;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Team;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.node.ObjectNode;

/** The one transaction in which a job comes to be: job, request, hold, event. */
@Component
class JobCreation {
    /** An off-peak job is made or cancelled by the provider within two days. */
    private static final Duration OFF_PEAK_TIME = Duration.ofHours(48);

    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobRequestRepository requests;
    private final SubmitRows rows;
    private final Catalog catalog;
    private final LiveFeed live;
    private final Clock clock;
    private final GroupCommit<TeamId, NewJob, SubmitOutcome> together;

    JobCreation(
            TeamTransactions transactions,
            JobRepository jobs,
            JobRequestRepository requests,
            SubmitRows rows,
            Catalog catalog,
            LiveFeed live,
            Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.requests = requests;
        this.rows = rows;
        this.catalog = catalog;
        this.live = live;
        this.clock = clock;
        this.together = new GroupCommit<>(this::store, new SubmitManner());
    }

    /**
     * Makes the job, or says why not; submissions of one team that come while another of it is in
     * its transaction share the next one. Called inside a transaction of the team it joins that one
     * and a refusal is thrown, so that the caller's own rows go too.
     *
     * @param team the team as just read, for its zone and cost centre
     */
    SubmitOutcome create(
            SubmitJob wish,
            Actor actor,
            Team team,
            CatalogModel model,
            ObjectNode parameters,
            Quote quote,
            byte[] bodyHash) {
        Job job = draft(wish, actor, team, model, parameters, quote);
        String routing = Routing.of(catalog, model, parameters);
        NewJob made = new NewJob(job, wish, caller(actor), bodyHash, team.data().zone(), routing);
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? transactions.inTeam(wish.team(), () -> join(made))
                : together.run(wish.team(), made);
    }

    private SubmitOutcome join(NewJob made) {
        SubmitOutcome outcome = write(made.job().team(), List.of(made)).getFirst();
        if (outcome instanceof SubmitOutcome.Refused(DomainException refusal)) {
            throw refusal;
        }
        return outcome;
    }

    private List<SubmitOutcome> store(TeamId team, List<NewJob> made) {
        return transactions.inTeam(team, () -> write(team, made));
    }

    private List<SubmitOutcome> write(TeamId team, List<NewJob> made) {
        List<SubmitOutcome> outcomes = rows.insert(team, made);
        for (SubmitOutcome outcome : outcomes) {
            if (outcome instanceof SubmitOutcome.Made(Job job)) {
                live.changed(new LiveFeed.Signal(team, "job", job.id().toString()));
            }
        }
        return outcomes;
    }

    Job get(TeamId team, JobId id) {
        return transactions.inTeam(team, () -> jobs.find(team, id)).orElseThrow();
    }

    Optional<EarlierJob> findEarlier(TeamId team, String caller, String key) {
        return requests.findEarlier(team, caller, key)
                .flatMap(earlier ->
                        jobs.read(team, earlier.job())
                                .map(job -> new EarlierJob(job, earlier.bodyHash())));
    }

    /** Idempotency keys are unique per API key, in the console per person. */
    static String caller(Actor actor) {
        if (actor.keyId() != null) {
            return "key:" + actor.keyId();
        }
        return actor.userId() != null ? "person:" + actor.userId() : "system";
    }

    Job draft(
            SubmitJob wish,
            Actor actor,
            Team team,
            CatalogModel model,
            ObjectNode parameters,
            Quote quote) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean offPeak = parameters.path("off_peak").asBoolean(false);
        return new Job(
                wish.team(),
                wish.id() == null ? JobId.random() : wish.id(),
                model.id(),
                JobState.HELD,
                0,
                parameters,
                actor.userId(),
                actor.keyId(),
                actor.label(),
                costCenter(wish, actor, team),
                List.copyOf(wish.labels()),
                offPeak,
                wish.priority(),
                quote.total(),
                quote.lines(),
                quote.priceVersion(),
                quote.settlement(),
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                now,
                now.plus(offPeak ? OFF_PEAK_TIME : model.usualTime().multipliedBy(2)),
                now,
                now,
                null,
                quote.terms());
    }

    /** What the job says binds before what its key says, and that before the team. */
    private static @Nullable String costCenter(SubmitJob wish, Actor actor, Team team) {
        String own = CostCenters.tidy(wish.costCenter());
        if (own != null) {
            return own;
        }
        return actor.costCenter() != null ? actor.costCenter() : team.data().costCenter();
    }

    /** A job made before under the same idempotency key. */
    @SuppressWarnings("ArrayRecordComponent")
    record EarlierJob(Job job, byte[] bodyHash) {}
}
