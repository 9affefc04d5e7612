package io.framehouse.jobs.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Quote;
import io.framehouse.credits.HoldRequest;
import io.framehouse.credits.Ledger;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.Actor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Teams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The one transaction in which a job comes to be: job, request, hold, event. */
@Component
class JobCreation {
    /** An off-peak job is made or cancelled by the provider within two days. */
    private static final Duration OFF_PEAK_TIME = Duration.ofHours(48);

    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobRequestRepository requests;
    private final JobEventRepository events;
    private final Ledger ledger;
    private final LiveFeed live;
    private final Teams teams;
    private final Clock clock;

    JobCreation(
            TeamTransactions transactions,
            JobRepository jobs,
            JobRequestRepository requests,
            JobEventRepository events,
            Ledger ledger,
            LiveFeed live,
            Teams teams,
            Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.requests = requests;
        this.events = events;
        this.ledger = ledger;
        this.live = live;
        this.teams = teams;
        this.clock = clock;
    }

    Job create(
            SubmitJob wish,
            Actor actor,
            CatalogModel model,
            ObjectNode parameters,
            Quote quote,
            byte[] bodyHash) {
        Job job = draft(wish, actor, model, parameters, quote);
        return transactions.inTeam(wish.team(), () -> store(job, wish, actor, bodyHash));
    }

    Optional<EarlierJob> findEarlier(TeamId team, String caller, String key) {
        return transactions.inTeam(
                team,
                () ->
                        requests.findEarlier(team, caller, key)
                                .flatMap(earlier ->
                                        jobs.find(team, earlier.job())
                                                .map(job ->
                                                        new EarlierJob(job, earlier.bodyHash()))));
    }

    /** Idempotency keys are unique per API key, in the console per person. */
    static String caller(Actor actor) {
        if (actor.keyId() != null) {
            return "key:" + actor.keyId();
        }
        return actor.userId() != null ? "person:" + actor.userId() : "system";
    }

    private Job store(Job job, SubmitJob wish, Actor actor, byte[] bodyHash) {
        jobs.insert(job);
        requests.insert(wish, job.id(), caller(actor), bodyHash, job.createdAt());
        ledger.hold(
                new HoldRequest(
                        job.team(),
                        job.id(),
                        job.quote(),
                        job.submittedBy(),
                        job.keyId(),
                        job.createdAt()));
        events.append(
                job.team(),
                job.id(),
                new JobEventRepository.Line(
                        job.createdAt(),
                        "held",
                        null,
                        JobState.HELD,
                        actor.label(),
                        null,
                        job.quote(),
                        null));
        live.changed(new LiveFeed.Signal(job.team(), "job", job.id().toString()));
        return job;
    }

    private Job draft(
            SubmitJob wish, Actor actor, CatalogModel model, ObjectNode parameters, Quote quote) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean offPeak = parameters.path("off_peak").asBoolean(false);
        return new Job(
                wish.team(),
                JobId.random(),
                model.id(),
                JobState.HELD,
                0,
                parameters,
                actor.userId(),
                actor.keyId(),
                actor.label(),
                costCenter(wish),
                List.copyOf(wish.labels()),
                offPeak,
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

    private @Nullable String costCenter(SubmitJob wish) {
        return wish.costCenter() != null
                ? wish.costCenter()
                : teams.get(wish.team()).data().costCenter();
    }

    /** A job made before under the same idempotency key. */
    @SuppressWarnings("ArrayRecordComponent")
    record EarlierJob(Job job, byte[] bodyHash) {}
}
