package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.internal.AccountRepository.Sealed;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Accounts with their opened keys, kept for two seconds and then forgotten: questions come by the
 * thousand, and a transaction and a decryption for each would cost more than the question. A change
 * made on this node acts at once, one made on another when the two seconds are over; submits never
 * read from here.
 */
@Component
class OpenedAccounts {
    private static final long LIFE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Executor AFTER_ITS_LIFE =
            CompletableFuture.delayedExecutor(LIFE_NANOS, TimeUnit.NANOSECONDS);

    private final TeamTransactions transactions;
    private final AccountRepository accounts;
    private final SecretBox secrets;
    private final Map<AccountId, Opened> kept = new ConcurrentHashMap<>();

    OpenedAccounts(TeamTransactions transactions, AccountRepository accounts, SecretBox secrets) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.secrets = secrets;
    }

    /**
     * The account with its key; empty where it is not there.
     *
     * @throws io.framehouse.shared.UnreadableSecretException where the key was sealed with another
     */
    Optional<Opened> find(AccountId id) {
        Opened known = kept.get(id);
        if (known != null && System.nanoTime() - known.readNanos() < LIFE_NANOS) {
            return Optional.of(known);
        }
        Optional<Sealed> sealed = transactions.onPlatform(() -> accounts.findSealed(id));
        if (sealed.isEmpty()) {
            kept.remove(id);
            return Optional.empty();
        }
        String key = secrets.open(sealed.get().key(), AccountCalls.context(id));
        Opened opened = new Opened(sealed.get(), key, System.nanoTime());
        kept.put(id, opened);
        // Also where nobody asks again: an opened key lies in memory no longer than it must.
        AFTER_ITS_LIFE.execute(() -> kept.remove(id, opened));
        return Optional.of(opened);
    }

    /** How many keys lie open here. */
    int open() {
        return kept.size();
    }

    /** Forgets an account that changes. */
    void forget(AccountId id) {
        kept.remove(id);
    }

    /** An account and its key. */
    record Opened(Sealed sealed, String key, long readNanos) {
        /** Never shows the key. */
        @Override
        public String toString() {
            return "Opened[" + sealed.account().id() + "]";
        }
    }
}
