package io.framehouse.access.internal;

import io.framehouse.access.SecretRotation;
import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Resealing;
import io.framehouse.shared.Resealing.Count;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Service;

/** Asks who may, and writes both steps into the trail. */
@Service
final class SecretRotationService implements SecretRotation {
    private static final String OBJECT = "data_keys";
    private static final String ALL = "all";

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final Resealing resealing;
    private final AuditTrail audit;

    SecretRotationService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            Resealing resealing,
            AuditTrail audit) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.resealing = resealing;
        this.audit = audit;
    }

    @Override
    public List<Count> state() {
        currentActor.requirePlatform(Action.MANAGE_SECRETS);
        return resealing.count();
    }

    @Override
    public Rotation rotate(Consumer<Count> progress) {
        currentActor.requirePlatform(Action.MANAGE_SECRETS);
        int retired =
                transactions.onPlatform(() -> {
                    int keys = resealing.retireKeys();
                    record("data_keys.replaced", Map.of("retired", keys));
                    return keys;
                });
        return new Rotation(retired, sealAnew(progress));
    }

    @Override
    public List<Count> sealAnew(Consumer<Count> progress) {
        currentActor.requirePlatform(Action.MANAGE_SECRETS);
        List<Count> stores = resealing.sealAnew(progress);
        long anew = sum(stores, Count::sealedAnew);
        if (anew > 0) {
            Map<String, Long> after =
                    Map.of("sealed_anew", anew, "unreadable", sum(stores, Count::unreadable));
            transactions.runOnPlatform(() -> record("data_keys.sealed_anew", after));
        }
        return stores;
    }

    private void record(String action, Map<String, ?> after) {
        audit.record(null, new Change(action, OBJECT, ALL, Map.of(), after, null));
    }

    private static long sum(List<Count> stores, ToLongFunction<Count> part) {
        return stores.stream().mapToLong(part).sum();
    }
}
