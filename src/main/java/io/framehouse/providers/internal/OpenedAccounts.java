package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.internal.AccountRepository.Sealed;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Accounts with their opened keys, kept for two seconds: questions come by the thousand, and a
 * transaction and a decryption for each would cost more than the question. A change made on this
 * node acts at once, one made on another when the two seconds are over; submits never read from
 * here.
 */
@Component
class OpenedAccounts {
    private static final long LIFE_NANOS = Duration.ofSeconds(2).toNanos();

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
        Opened opened = open(sealed.get(), known);
        kept.put(id, opened);
        return Optional.of(opened);
    }

    /** Forgets an account that changes. */
    void forget(AccountId id) {
        kept.remove(id);
    }

    /** The same version has the same key: it is not decrypted again. */
    private Opened open(Sealed sealed, @Nullable Opened known) {
        String key =
                known != null && known.isOf(sealed)
                        ? known.key()
                        : secrets.open(sealed.key(), AccountCalls.context(sealed.account().id()));
        return new Opened(sealed, key, System.nanoTime());
    }

    /** An account and its key. */
    record Opened(Sealed sealed, String key, long readNanos) {
        boolean isOf(Sealed other) {
            return sealed.account().version() == other.account().version();
        }

        /** Never shows the key. */
        @Override
        public String toString() {
            return "Opened[" + sealed.account().id() + "]";
        }
    }
}
