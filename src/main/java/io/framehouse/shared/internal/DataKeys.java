package io.framehouse.shared.internal;

import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import io.framehouse.shared.internal.DataKeyRows.Wrapped;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The opened data keys of this node. A key never changes, so that it is kept once it is opened;
 * which one is an owner's key of now is asked again after a while, since any node may retire it.
 */
@Component
class DataKeys {
    private static final long SECRETS_NANOS = Duration.ofSeconds(2).toNanos();

    /** Retired signing keys prove as well as others, and the trail is written all the time. */
    private static final long AUDIT_NANOS = Duration.ofMinutes(10).toNanos();

    private final TeamTransactions transactions;
    private final DataKeyRows rows;
    private final KeyWraps wraps;
    private final Clock clock;
    private final Map<UUID, DataKey> opened = new ConcurrentHashMap<>();
    private final Map<KeyOwner, Current> currents = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();

    DataKeys(TeamTransactions transactions, DataKeyRows rows, KeyWraps wraps, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.wraps = wraps;
        this.clock = clock;
    }

    /**
     * The owner's key of now, made where there is none. It is committed when this returns, whatever
     * becomes of the caller's transaction.
     *
     * @throws UnreadableSecretException where another secret key encrypted it
     */
    DataKey current(KeyOwner owner) {
        Current known = currents.get(owner);
        if (known != null && !known.isOld(owner)) {
            return known.key();
        }
        if (known == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            // Another thread asks just now; nobody holding a connection waits for a second one.
            return known.key();
        }
        try {
            return read(owner);
        } finally {
            reading.unlock();
        }
    }

    private DataKey read(KeyOwner owner) {
        Current again = currents.get(owner);
        if (again != null && !again.isOld(owner)) {
            return again.key();
        }
        DataKey key = open(transactions.onPlatformApart(() -> currentRow(owner)));
        currents.put(owner, new Current(key, System.nanoTime()));
        return key;
    }

    private Wrapped currentRow(KeyOwner owner) {
        return rows.current(owner)
                .orElseGet(() -> {
                    DataKey made = DataKey.make(Ids.next(), owner);
                    rows.insert(
                            new Wrapped(made.id(), owner, wraps.wrap(made), wraps.name()),
                            clock.instant());
                    // Another node may have been faster; then its key is the owner's.
                    return rows.current(owner).orElseThrow();
                });
    }

    /**
     * The key of that id, also a retired one.
     *
     * @throws UnreadableSecretException where there is none, or it cannot be opened here
     */
    DataKey get(UUID id) {
        DataKey known = opened.get(id);
        if (known != null) {
            return known;
        }
        @Nullable Wrapped row =
                transactions.<@Nullable Wrapped>onPlatformApart(() -> rows.find(id).orElse(null));
        if (row == null) {
            throw new UnreadableSecretException(
                    new GeneralSecurityException("There is no data key " + id));
        }
        return open(row);
    }

    /** Whether this node's secret key is still that of the database; also where there is no key. */
    boolean opensNewest(KeyOwner owner) {
        try {
            transactions.onPlatformApart(() -> rows.newest(owner)).ifPresent(this::open);
            return true;
        } catch (UnreadableSecretException otherKey) {
            return false;
        }
    }

    /** Asks for everybody's key of now again; those that are gone are made anew when needed. */
    void forgetCurrent() {
        currents.clear();
    }

    private DataKey open(Wrapped row) {
        return opened.computeIfAbsent(row.id(), id -> wraps.open(row));
    }

    private record Current(DataKey key, long readNanos) {
        boolean isOld(KeyOwner owner) {
            long life = owner.purpose() == KeyOwner.Purpose.AUDIT ? AUDIT_NANOS : SECRETS_NANOS;
            return System.nanoTime() - readNanos > life;
        }

        /** Never shows what the key is. */
        @Override
        public String toString() {
            return "Current[" + key.id() + "]";
        }
    }
}
