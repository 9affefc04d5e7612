package io.framehouse.shared.internal;

import io.framehouse.shared.Resealing;
import io.framehouse.shared.SealedStore;
import io.framehouse.shared.SealedStore.Place;
import io.framehouse.shared.SealedStore.Sealed;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Goes through the stores in short transactions; a secret that changes meanwhile is left alone. */
@Component
class SealingAnew implements Resealing {
    private static final Logger LOG = LoggerFactory.getLogger(SealingAnew.class);
    private static final int ROWS_AT_ONCE = 100;

    private final ObjectProvider<SealedStore> stores;
    private final TeamTransactions transactions;
    private final DataKeyRows rows;
    private final DataKeys keys;
    private final SecretBox box;
    private final Clock clock;

    SealingAnew(
            ObjectProvider<SealedStore> stores,
            TeamTransactions transactions,
            DataKeyRows rows,
            DataKeys keys,
            SecretBox box,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.rows = rows;
        this.keys = keys;
        this.box = box;
        this.clock = clock;
    }

    @Override
    public int retireKeys() {
        return transactions.onPlatform(() -> {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            keys.forgetCurrent();
                        }
                    });
            return rows.retireAll(clock.instant());
        });
    }

    @Override
    public List<Count> sealAnew(Consumer<Count> progress) {
        return through(true, progress);
    }

    @Override
    public List<Count> count() {
        return through(false, done -> {});
    }

    private List<Count> through(boolean change, Consumer<Count> progress) {
        return stores.stream()
                .sorted(Comparator.comparing(SealedStore::name))
                .map(store -> through(store, change, progress))
                .toList();
    }

    private Count through(SealedStore store, boolean change, Consumer<Count> progress) {
        Count count = new Count(store.name(), 0, 0, 0, 0);
        @Nullable Place last = null;
        boolean more = true;
        while (more) {
            Place from = last;
            List<Sealed> found = transactions.onPlatform(() -> store.after(from, ROWS_AT_ONCE));
            Count before = count;
            count = transactions.onPlatform(() -> step(store, found, change, before));
            more = !found.isEmpty();
            if (more || last == null) {
                progress.accept(count);
            }
            last = more ? found.getLast().place() : last;
        }
        return count;
    }

    private Count step(SealedStore store, List<Sealed> found, boolean change, Count before) {
        Count count = before;
        for (Sealed one : found) {
            count = look(store, one, change, count);
        }
        return count;
    }

    private Count look(SealedStore store, Sealed one, boolean change, Count count) {
        Optional<byte[]> fresh;
        try {
            fresh = box.reseal(one.place().team(), one.bytes(), one.context());
        } catch (UnreadableSecretException otherKey) {
            LOG.warn("Cannot be opened: store={} id={}", store.name(), one.place().id());
            return add(count, 0, 0, 0, 1);
        }
        if (fresh.isEmpty()) {
            return add(count, 1, 0, 0, 0);
        }
        if (!change) {
            return add(count, 0, 1, 0, 0);
        }
        // One that was replaced meanwhile was sealed by whoever did so.
        boolean replaced = store.replace(one, fresh.get());
        return add(count, 1, 0, replaced ? 1 : 0, 0);
    }

    private static Count add(Count to, long current, long older, long anew, long unreadable) {
        return new Count(
                to.store(),
                to.current() + current,
                to.older() + older,
                to.sealedAnew() + anew,
                to.unreadable() + unreadable);
    }
}
