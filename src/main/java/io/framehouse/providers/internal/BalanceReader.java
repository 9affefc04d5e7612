package io.framehouse.providers.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.BalanceOutcome;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderBalances;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asks every account for its balance, outside transactions, and stores one row an answer. */
@Service
class BalanceReader implements ProviderBalances {
    private static final Logger LOG = LoggerFactory.getLogger(BalanceReader.class);

    private static final String LATEST =
            """
            select b.account_id, b.read_at, b.balance, b.unit, b.detail
            from provider_account a cross join lateral (
                select * from provider_balance where account_id = a.id
                order by read_at desc limit 1) b
            """;

    private final CurrentActor actors;
    private final TeamTransactions transactions;
    private final AccountRepository accounts;
    private final AccountCalls calls;
    private final JdbcClient jdbc;
    private final Clock clock;

    BalanceReader(
            CurrentActor actors,
            TeamTransactions transactions,
            AccountRepository accounts,
            AccountCalls calls,
            JdbcClient jdbc,
            Clock clock) {
        this.actors = actors;
        this.transactions = transactions;
        this.accounts = accounts;
        this.calls = calls;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void readAll() {
        actors.requirePlatform(Action.VIEW_PROOF);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Balances are read outside transactions.");
        }
        List<ProviderAccount> enabled =
                transactions.onPlatform(accounts::list).stream()
                        .filter(account -> account.data().enabled())
                        .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            enabled.forEach(account -> threads.execute(() -> read(account)));
        }
    }

    @Override
    public Map<AccountId, Reading> latest() {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        return transactions.onPlatform(() -> {
            Map<AccountId, Reading> readings = new HashMap<>();
            jdbc.sql(LATEST)
                    .query(row -> {
                        readings.put(
                                new AccountId(row.getObject("account_id", UUID.class)),
                                new Reading(
                                        row.getObject("read_at", OffsetDateTime.class).toInstant(),
                                        row.getBigDecimal("balance"),
                                        row.getString("unit"),
                                        row.getString("detail")));
                    });
            return readings;
        });
    }

    /** One account's trouble, whatever it is, is not the others'. */
    private void read(ProviderAccount account) {
        try {
            calls.balance(account.id()).ifPresent(outcome -> store(account, outcome));
        } catch (RuntimeException failure) {
            LOG.warn("The balance of account {} could not be read", account.id(), failure);
        }
    }

    private void store(ProviderAccount account, BalanceOutcome outcome) {
        BalanceOutcome.Told told = outcome instanceof BalanceOutcome.Told known ? known : null;
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into provider_balance (id, account_id, read_at, outcome,
                                    purse, unit, balance, detail)
                                values (:id, :account, :at, :outcome, :purse, :unit, :balance,
                                    :detail)
                                """)
                        .param("id", Ids.next())
                        .param("account", account.id().value())
                        .param("at", clock.instant().atOffset(UTC))
                        .param("outcome", word(outcome))
                        .param("purse", account.data().baseUrl() + " " + account.keyLast4())
                        .param("unit", told == null ? null : told.unit())
                        .param("balance", told == null ? null : told.balance())
                        .param("detail", outcome.detail())
                        .update());
    }

    private static String word(BalanceOutcome outcome) {
        return switch (outcome) {
            case BalanceOutcome.Told told -> "told";
            case BalanceOutcome.NotTold silent -> "not_told";
            case BalanceOutcome.Failed failed -> "failed";
        };
    }
}
