package io.framehouse.reports.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.credits.LedgerProof;
import io.framehouse.reports.Proof;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Runs the ledger's checks, keeps the result and shows the count of offenders as a metric. */
@Service
class ProofService implements Proof {
    private static final Logger LOG = LoggerFactory.getLogger(ProofService.class);

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final LedgerProof ledger;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicLong offenders;

    ProofService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            LedgerProof ledger,
            JdbcClient jdbc,
            Clock clock,
            MeterRegistry metrics) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
        this.offenders = metrics.gauge("framehouse.proof.offenders", new AtomicLong());
    }

    @Override
    public Run run() {
        Actor actor = currentActor.requirePlatform(Action.VIEW_PROOF);
        Instant asOf = clock.instant();
        List<Invariant> invariants = ledger.check().stream().map(ProofService::invariant).toList();
        long count = invariants.stream().mapToLong(Invariant::count).sum();
        Run run = new Run(asOf, count == 0, invariants);
        offenders.set(count);
        if (count > 0) {
            LOG.error("The proof found {} offenders; see the proof page", count);
        }
        transactions.runOnPlatform(() -> store(run, actor));
        return run;
    }

    @Override
    public Optional<Run> last() {
        currentActor.requirePlatform(Action.VIEW_PROOF);
        return transactions.onPlatform(() ->
                jdbc.sql("select * from proof_run order by as_of desc limit 1")
                        .query((row, number) ->
                                new Run(
                                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                                        row.getBoolean("ok"),
                                        read(row.getString("result"))))
                        .optional());
    }

    private void store(Run run, Actor actor) {
        jdbc.sql(
                        """
                        insert into proof_run (id, as_of, ok, result, run_by)
                        values (:id, :asOf, :ok, :result::jsonb, :by)
                        """)
                .param("id", Ids.next())
                .param("asOf", run.asOf().atOffset(UTC))
                .param("ok", run.ok())
                .param("result", json.writeValueAsString(run.invariants()))
                .param("by", actor.label())
                .update();
    }

    private List<Invariant> read(String stored) {
        return List.of(json.readValue(stored, Invariant[].class));
    }

    private static Invariant invariant(LedgerProof.Finding finding) {
        return new Invariant(finding.code(), finding.title(), finding.count(), finding.items());
    }
}
