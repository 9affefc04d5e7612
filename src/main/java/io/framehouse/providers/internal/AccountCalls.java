package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.BalanceOutcome;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.Dialect;
import io.framehouse.providers.Dialect.Endpoint;
import io.framehouse.providers.Dialect.Probe;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.Providers;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagList;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens an account's key for the time of one call and hands it to the account's dialect, outside
 * any transaction.
 */
@Service
class AccountCalls implements Providers {
    private static final String KEY_UNREADABLE =
            "The account's stored key cannot be opened: FRAMEHOUSE_SECRET_KEY is another than when"
                    + " it was entered. Set the old one again, or enter the key anew.";

    private static final String NO_ROOM =
            "The account's requests a minute are used up; it was not asked.";

    private final TeamTransactions transactions;
    private final AccountRepository accounts;
    private final SecretBox secrets;
    private final TagSearches searches;
    private final OpenedAccounts opened;
    private final AccountTraffic traffic;
    private final AccountRates rates;
    private final Map<String, Dialect> dialects;

    AccountCalls(
            TeamTransactions transactions,
            AccountRepository accounts,
            SecretBox secrets,
            TagSearches searches,
            OpenedAccounts opened,
            AccountTraffic traffic,
            AccountRates rates,
            List<Dialect> dialects) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.secrets = secrets;
        this.searches = searches;
        this.opened = opened;
        this.traffic = traffic;
        this.rates = rates;
        this.dialects =
                dialects.stream().collect(Collectors.toMap(Dialect::name, Function.identity()));
    }

    @Override
    public SubmitOutcome submit(AccountId account, Submission submission) {
        return this.<SubmitOutcome>call(
                account,
                line ->
                        traffic.submit(
                                account, () -> line.dialect().submit(line.endpoint(), submission)),
                reason ->
                        reason.equals(KEY_UNREADABLE)
                                ? new SubmitOutcome.AccountTrouble("key_unreadable", reason)
                                : new SubmitOutcome.NeverSent(reason));
    }

    @Override
    public PollOutcome poll(AccountId account, String taskId, String mode) {
        return this.<PollOutcome>ask(
                account,
                line -> traffic.poll(account, () -> line.dialect().poll(line.endpoint(), taskId)),
                PollOutcome.Unreachable::new);
    }

    @Override
    public TagSearch findByTag(AccountId account, String tag) {
        return searches.find(
                account,
                tag,
                window ->
                        call(
                                account,
                                line ->
                                        line.dialect()
                                                .tags(
                                                        line.endpoint(),
                                                        window,
                                                        () -> counted(account)),
                                TagList::unread));
    }

    /** Pages are counted and not refused: half a list finds nothing, and its time is limited. */
    private boolean counted(AccountId account) {
        rates.book(account);
        return true;
    }

    @Override
    public TagSearch checkTag(AccountId account, String taskId, String tag) {
        return this.<TagSearch>call(
                account,
                line ->
                        rates.take(account, 1) == 0
                                ? new TagSearch.Incomplete(NO_ROOM)
                                : line.dialect().checkTag(line.endpoint(), taskId, tag),
                TagSearch.Incomplete::new);
    }

    @Override
    public CancelOutcome cancel(AccountId account, String taskId) {
        return this.<CancelOutcome>call(
                account,
                line -> {
                    // A person waits for it, so it is counted and not refused.
                    rates.book(account);
                    return line.dialect().cancel(line.endpoint(), taskId);
                },
                CancelOutcome.Unanswered::new);
    }

    /** Asks with a free call; empty where there is no such account. */
    Optional<Probe> probe(AccountId account) {
        return call(
                account,
                line -> Optional.of(line.dialect().probe(line.endpoint())),
                reason ->
                        reason.equals(KEY_UNREADABLE)
                                ? Optional.of(new Probe(false, reason, null))
                                : Optional.<Probe>empty());
    }

    /** Asks what is left in the purse; empty where there is no such account. */
    Optional<BalanceOutcome> balance(AccountId account) {
        return this.<Optional<BalanceOutcome>>call(
                account,
                line -> Optional.of(line.dialect().balance(line.endpoint())),
                reason ->
                        reason.equals(KEY_UNREADABLE)
                                ? Optional.of(new BalanceOutcome.Failed(reason))
                                : Optional.empty());
    }

    /** Forgets what was kept of an account that changes. */
    void forget(AccountId account) {
        opened.forget(account);
    }

    /** What a key is sealed for: it opens for no other row. */
    static String context(AccountId id) {
        return "provider_account/" + id;
    }

    /** The same with an account read a moment ago. */
    private <T> T ask(AccountId id, Function<Line, T> work, Function<String, T> withoutLine) {
        requireNoTransaction();
        Optional<Line> line;
        try {
            line = opened.find(id).map(known -> line(known.sealed(), known.key()));
        } catch (UnreadableSecretException otherKey) {
            return withoutLine.apply(KEY_UNREADABLE);
        }
        return line.isEmpty()
                ? withoutLine.apply(PollOutcome.Unreachable.ACCOUNT_GONE)
                : work.apply(line.get());
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A provider is called inside a transaction; it would stay open for as long as"
                            + " the provider takes. Call after commit.");
        }
    }

    private <T> T call(AccountId id, Function<Line, T> work, Function<String, T> withoutLine) {
        requireNoTransaction();
        Optional<AccountRepository.Sealed> sealed =
                transactions.onPlatform(() -> accounts.findSealed(id));
        if (sealed.isEmpty()) {
            return withoutLine.apply(PollOutcome.Unreachable.ACCOUNT_GONE);
        }
        Line line;
        try {
            line = line(sealed.get(), secrets.open(sealed.get().key(), context(id)));
        } catch (UnreadableSecretException otherKey) {
            return withoutLine.apply(KEY_UNREADABLE);
        }
        return work.apply(line);
    }

    private Line line(AccountRepository.Sealed sealed, String key) {
        ProviderAccount account = sealed.account();
        Dialect dialect = dialects.get(account.data().dialect());
        if (dialect == null) {
            throw new IllegalStateException(
                    "Account "
                            + account.id()
                            + " has the dialect '"
                            + account.data().dialect()
                            + "', known are "
                            + dialects.keySet());
        }
        return new Line(
                dialect,
                new Endpoint(
                        account.id(),
                        URI.create(account.data().baseUrl()),
                        account.data().authScheme(),
                        key,
                        account.data().pollPath(),
                        account.data().form()));
    }

    /** A dialect and where to speak it. */
    private record Line(Dialect dialect, Endpoint endpoint) {}
}
