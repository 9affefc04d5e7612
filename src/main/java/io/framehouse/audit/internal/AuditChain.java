package io.framehouse.audit.internal;

import io.framehouse.audit.AuditProof;
import io.framehouse.audit.internal.ChainQuery.Unsealed;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.HouseSignatures;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Walks the chain and looks for what is beside it. */
@Service
final class AuditChain implements AuditProof {
    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    /** Sealing takes seconds; so long without is a task that does not run. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final SealRows rows;
    private final ChainQuery query;
    private final AuditSealing sealing;
    private final HouseSignatures signatures;
    private final Clock clock;

    AuditChain(
            CurrentActor currentActor,
            TeamTransactions transactions,
            SealRows rows,
            ChainQuery query,
            AuditSealing sealing,
            HouseSignatures signatures,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.query = query;
        this.sealing = sealing;
        this.signatures = signatures;
        this.clock = clock;
    }

    @Override
    public Result check() {
        currentActor.requirePlatform(Action.VIEW_PROOF);
        // Asked before the walk begins: what is sealed meanwhile is not there for it.
        long highest = sealing.highest();
        ChainWalk walk = new ChainWalk(signatures);
        transactions.runOnPlatform(() -> query.walk(walk));
        if (walk.last() < highest) {
            walk.note("gap before " + (highest + 1));
        }
        sealing.saw(walk.last());
        Unsealed unsealed =
                transactions.onPlatform(
                        () -> query.unsealed(rows.head(), clock.instant().minus(LATE)));
        walk.add(
                unsealed.count(),
                unsealed.entries().stream().map(entry -> "unsealed " + entry).toList());
        // Whoever keeps the log elsewhere can tell later that nothing was cut off.
        LOG.info(
                "Audit trail checked: sealed={} head={} found={}",
                walk.sealed(),
                walk.head(),
                walk.count());
        return new Result(walk.sealed(), walk.head(), walk.count(), walk.items());
    }
}
