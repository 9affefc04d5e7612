package io.framehouse.gateway;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.shared.DomainException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Accounts in memory. */
class FakeProviderAccounts implements ProviderAccounts {
    final List<ProviderAccount> accounts = new ArrayList<>();
    AccountData lastData;

    @Override
    public List<ProviderAccount> list() {
        return List.copyOf(accounts);
    }

    @Override
    public ProviderAccount get(AccountId id) {
        return accounts.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("provider account"));
    }

    @Override
    public ProviderAccount create(AccountData data) {
        lastData = data;
        accounts.add(account(new AccountId(UUID.randomUUID()), data));
        return accounts.getLast();
    }

    private static ProviderAccount account(AccountId id, AccountData data) {
        AccountData shown =
                new AccountData(
                        data.name(),
                        data.dialect(),
                        data.form(),
                        data.baseUrl(),
                        data.authScheme(),
                        null,
                        data.models(),
                        data.maxConcurrent(),
                        data.requestsPerMinute(),
                        data.pollPath(),
                        data.callbacks(),
                        data.priority(),
                        data.enabled());
        return new ProviderAccount(
                id,
                shown,
                "wxyz",
                ProviderAccount.Status.UNTESTED,
                null,
                null,
                Instant.MAX,
                "balance used up",
                0);
    }

    @Override
    public ProviderAccount update(AccountId id, AccountData data) {
        lastData = data;
        ProviderAccount after = account(id, data);
        accounts.set(accounts.indexOf(get(id)), after);
        return after;
    }

    @Override
    public ProviderAccount update(AccountId id, AccountData data, long version) {
        return update(id, data);
    }

    @Override
    public void delete(AccountId id) {
        accounts.remove(get(id));
    }

    @Override
    public ProviderAccount test(AccountId id) {
        return get(id);
    }

    @Override
    public void pause(AccountId id, Instant until, String reason) {}

    @Override
    public void worked(AccountId id) {}
}
