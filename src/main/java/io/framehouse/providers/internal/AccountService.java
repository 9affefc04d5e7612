package io.framehouse.providers.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.Dialect.Probe;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccount.Status;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Keeps the accounts: checks, seals keys, writes the trail. */
@Service
class AccountService implements ProviderAccounts {
    private static final Duration NOTE_AGAIN_AFTER = Duration.ofMinutes(1);

    private final TeamTransactions transactions;
    private final CurrentActor actors;
    private final AccountRepository accounts;
    private final AccountRules rules;
    private final AccountCalls calls;
    private final SecretBox secrets;
    private final AuditTrail audit;
    private final AccountDrains drains;
    private final Clock clock;

    AccountService(
            TeamTransactions transactions,
            CurrentActor actors,
            AccountRepository accounts,
            AccountRules rules,
            AccountCalls calls,
            SecretBox secrets,
            AuditTrail audit,
            AccountDrains drains,
            Clock clock) {
        this.transactions = transactions;
        this.actors = actors;
        this.accounts = accounts;
        this.rules = rules;
        this.calls = calls;
        this.secrets = secrets;
        this.audit = audit;
        this.drains = drains;
        this.clock = clock;
    }

    @Override
    public List<ProviderAccount> list() {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        return transactions.onPlatform(accounts::list);
    }

    @Override
    public ProviderAccount get(AccountId id) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        return transactions.onPlatform(() -> accounts.find(id).orElseThrow(AccountService::gone));
    }

    @Override
    public ProviderAccount create(AccountData wish) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        AccountData data = AccountTexts.tidy(wish);
        rules.check(data, true);
        AccountId id = new AccountId(Ids.next());
        String key = Objects.requireNonNull(data.apiKey());
        return withUniqueName(
                data,
                () -> {
                    accounts.insert(id, data, seal(id, key), AccountTexts.last4(key));
                    record(
                            "provider_account.created",
                            id,
                            Map.of(),
                            AccountTexts.audited(data, true));
                    return accounts.find(id).orElseThrow();
                });
    }

    @Override
    public ProviderAccount update(AccountId id, AccountData wish) {
        return update(id, wish, OptionalLong.empty());
    }

    @Override
    public ProviderAccount update(AccountId id, AccountData wish, long version) {
        return update(id, wish, OptionalLong.of(version));
    }

    private ProviderAccount update(AccountId id, AccountData wish, OptionalLong version) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        AccountData data = AccountTexts.tidy(wish);
        rules.check(data, false);
        return withUniqueName(
                data,
                () -> {
                    ProviderAccount now = accounts.lock(id).orElseThrow(AccountService::gone);
                    if (version.isPresent() && version.getAsLong() != now.version()) {
                        throw new OptimisticLockingFailureException("Account " + id + " changed");
                    }
                    AccountData before = now.data();
                    if (!before.dialect().equals(data.dialect())) {
                        // Their tasks could not be asked for in another dialect.
                        drains.refuseWhileOpen(id, "change its dialect");
                    }
                    String key = data.apiKey();
                    accounts.update(id, data, AccountTexts.speaksElsewhere(before, data));
                    if (key != null) {
                        accounts.updateKey(id, seal(id, key), AccountTexts.last4(key));
                    }
                    record(
                            "provider_account.changed",
                            id,
                            AccountTexts.audited(before, false),
                            AccountTexts.audited(data, key != null));
                    calls.forget(id);
                    return accounts.find(id).orElseThrow();
                });
    }

    private ProviderAccount withUniqueName(AccountData data, Supplier<ProviderAccount> work) {
        try {
            return transactions.onPlatform(work);
        } catch (DuplicateKeyException taken) {
            throw DomainException.invalid(
                    "name",
                    "taken",
                    "There is an account '" + data.name() + "' already; choose another name.");
        }
    }

    @Override
    public void delete(AccountId id) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        transactions.runOnPlatform(() -> {
            ProviderAccount account = accounts.lock(id).orElseThrow(AccountService::gone);
            drains.refuseWhileNeeded(id);
            accounts.markDeleted(id, clock.instant());
            record(
                    "provider_account.deleted",
                    id,
                    AccountTexts.audited(account.data(), false),
                    Map.of());
        });
        calls.forget(id);
    }

    @Override
    public ProviderAccount test(AccountId id) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        Probe probe = calls.probe(id).orElseThrow(AccountService::gone);
        Boolean working = probe.working();
        Status status =
                working == null ? Status.UNTESTED : working ? Status.WORKING : Status.REFUSING;
        return transactions.onPlatform(() -> {
            accounts.noteStatus(
                    id, status, probe.detail(), clock.instant(), status == Status.WORKING);
            return accounts.find(id).orElseThrow(AccountService::gone);
        });
    }

    @Override
    public void pause(AccountId id, Instant until, String reason) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        transactions.runOnPlatform(() -> {
            if (!accounts.pause(id, until, reason)) {
                return;
            }
            if (until.equals(Instant.MAX)) {
                accounts.noteStatus(id, Status.REFUSING, reason, clock.instant(), false);
            }
            audit.record(null, AccountTroubles.paused(id, until, reason));
        });
    }

    /** Written at most once a minute, however often it is called. */
    @Override
    public void worked(AccountId id) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        Instant now = clock.instant();
        transactions.runOnPlatform(() ->
                accounts.find(id)
                        .filter(account -> isNews(account, now))
                        .ifPresent(account ->
                                accounts.noteStatus(id, Status.WORKING, null, now, false)));
    }

    private static boolean isNews(ProviderAccount account, Instant now) {
        Instant pausedUntil = account.pausedUntil();
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            // Polls go on working where the balance is gone: the trouble stays on show.
            return false;
        }
        Instant at = account.statusAt();
        return account.status() != Status.WORKING
                || at == null
                || at.plus(NOTE_AGAIN_AFTER).isBefore(now);
    }

    private byte[] seal(AccountId id, String key) {
        return secrets.seal(key, AccountCalls.context(id));
    }

    private void record(String action, AccountId id, Map<String, ?> before, Map<String, ?> after) {
        audit.record(
                null,
                new Change(action, AccountTexts.OBJECT_TYPE, id.toString(), before, after, null));
    }

    private static DomainException gone() {
        return DomainException.notFound("provider account");
    }
}
