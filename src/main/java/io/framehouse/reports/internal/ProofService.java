package io.framehouse.reports.internal;

import io.framehouse.credits.LedgerProof;
import io.framehouse.providers.ProviderBalances;
import io.framehouse.reports.Proof;
import io.framehouse.reports.ProofFailed;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamTransactions;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Runs the ledger's checks and the comparison with the providers, each as one statement in a short
 * transaction of its own, and keeps the result.
 */
@Service
class ProofService implements Proof {
    private static final Logger LOG = LoggerFactory.getLogger(ProofService.class);

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final LedgerProof ledger;
    private final ProviderBalances balances;
    private final ProviderComparison providers;
    private final TrailCheck trail;
    private final RollupCheck rollups;
    private final OffenderLookup offenders;
    private final ProofRuns runs;
    private final ProofTurn turn;
    private final ProofMetrics metrics;
    private final ProofSchedule schedule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProofService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            LedgerProof ledger,
            ProviderBalances balances,
            ProviderComparison providers,
            TrailCheck trail,
            RollupCheck rollups,
            OffenderLookup offenders,
            ProofRuns runs,
            ProofTurn turn,
            ProofMetrics metrics,
            ProofSchedule schedule,
            ApplicationEventPublisher events,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.ledger = ledger;
        this.balances = balances;
        this.providers = providers;
        this.trail = trail;
        this.rollups = rollups;
        this.offenders = offenders;
        this.runs = runs;
        this.turn = turn;
        this.metrics = metrics;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Run run() {
        Actor actor = allowed();
        return turn.take(actor.label(), () -> check(actor.label()));
    }

    private Run check(String by) {
        readBalances();
        // As the database keeps it, so that the answer now equals the answer later.
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Invariant> found = new ArrayList<>();
        ledger.check().forEach(finding -> found.add(invariant(finding)));
        long began = System.nanoTime();
        List<ProviderCheck> compared = onPlatform(() -> providers.compare(asOf));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        found.add(ProviderComparison.invariant(compared, millis));
        found.add(trail.check());
        found.add(rollups.check());
        List<Invariant> toldApart = onPlatform(() -> offenders.tellApart(found));
        boolean ok = found.stream().allMatch(one -> one.count() == 0);
        return keep(new Run(null, asOf, ok, toldApart, compared, by));
    }

    /** The comparison then works with the readings there are. */
    private void readBalances() {
        try {
            balances.readAll();
        } catch (RuntimeException failure) {
            LOG.warn("The providers' balances could not be read for the proof", failure);
        }
    }

    private Run keep(Run run) {
        Run stored =
                onPlatform(() -> {
                    Run kept = runs.insert(run);
                    if (!kept.ok()) {
                        events.publishEvent(new ProofFailed(kept.asOf(), kept.offenders()));
                    }
                    return kept;
                });
        metrics.show(stored);
        if (!stored.ok()) {
            LOG.error("The proof found {} offenders; see the proof page", stored.offenders());
        }
        return stored;
    }

    @Override
    public Optional<Run> last() {
        allowed();
        return onPlatform(runs::last);
    }

    @Override
    public Optional<Run> find(UUID id) {
        allowed();
        return onPlatform(() -> runs.find(id));
    }

    @Override
    public Page<Run> runs(PageRequest page) {
        allowed();
        return onPlatform(() -> runs.page(page));
    }

    @Override
    public Optional<Turn> running() {
        allowed();
        return turn.running();
    }

    @Override
    public Instant nextRun() {
        return schedule.next(clock.instant());
    }

    @Override
    public void writeEvidence(UUID id, OutputStream target) {
        Run run = find(id).orElseThrow(() -> DomainException.notFound("proof run"));
        new EvidenceCsv(target).write(run);
    }

    private Actor allowed() {
        return currentActor.requirePlatform(Action.VIEW_PROOF);
    }

    private <T> T onPlatform(Supplier<T> work) {
        return transactions.onPlatform(work);
    }

    private static Invariant invariant(LedgerProof.Finding finding) {
        return new Invariant(
                finding.code(),
                finding.title(),
                finding.count(),
                finding.items(),
                List.of(),
                finding.millis());
    }
}
