package io.framehouse.storage.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageChecks;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks for people: what they brought, asking for one, and how the store is. */
@Service
class StorageCheckService implements StorageChecks {
    private static final int MOST_COUNTED = 100_000;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final StorageCheckRows checks;
    private final StoredBlobs blobs;
    private final Stores stores;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile @Nullable Instant awaySince;

    StorageCheckService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            StorageCheckRows checks,
            StoredBlobs blobs,
            Stores stores,
            AuditTrail audit,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.checks = checks;
        this.blobs = blobs;
        this.stores = stores;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Check> newest() {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        return transactions.onPlatform(() -> checks.newest(false));
    }

    @Override
    public Optional<Check> lastEnded() {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        return transactions.onPlatform(() -> checks.newest(true));
    }

    @Override
    public void ask() {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_TEAMS);
        transactions.runOnPlatform(() -> {
            checks.ask(actor.label(), clock.instant());
            audit.record(
                    null,
                    AuditTrail.Change.made("storage.check_asked", "storage", "check", Map.of()));
        });
    }

    @Override
    public void markMissing() {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_TEAMS);
        transactions.runOnPlatform(() -> {
            long heldBack = checks.newest(true).map(Check::heldBack).orElse(0L);
            if (heldBack == 0) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "The last check held no missing files back, so there is nothing to mark.");
            }
            if (!checks.askToMark(actor.label(), clock.instant())) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "A check is under way. Wait for its end, and look at what it brought.");
            }
            audit.record(
                    null,
                    AuditTrail.Change.made(
                            "storage.mark_missing_asked",
                            "storage",
                            "check",
                            Map.of("files", heldBack)));
        });
    }

    @Override
    public State state() {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        ByteStore main = stores.main();
        boolean used = transactions.onPlatform(() -> blobs.anyIn(main.kind()));
        long waiting =
                stores.also()
                        .map(also ->
                                transactions.onPlatform(
                                        () -> blobs.count(also.kind(), MOST_COUNTED)))
                        .orElse(0L);
        return new State(
                Wire.of(main.kind()),
                stores.also().map(also -> Wire.of(also.kind())).orElse(null),
                waiting,
                away(main, used));
    }

    private @Nullable Instant away(ByteStore store, boolean used) {
        try {
            store.look(used);
            awaySince = null;
        } catch (StorageAwayException away) {
            Instant known = store.kind() == StoreKind.S3 ? stores.circuit().awaySince() : null;
            Instant since = known == null ? awaySince : known;
            awaySince = since == null ? clock.instant() : since;
        }
        return awaySince;
    }
}
