package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which accounts can make a job, whether they have room now or not. Accounts of last resort are
 * among them only where there is no other.
 */
@Component
class AbleAccounts {
    private final Catalog catalog;

    AbleAccounts(Catalog catalog) {
        this.catalog = catalog;
    }

    Set<AccountId> of(Waiting job, List<ProviderAccount> accounts, Instant now) {
        Optional<CatalogModel> model = catalog.find(job.model());
        List<ProviderAccount> able =
                accounts.stream()
                        .filter(account -> account.takes(job.model(), now))
                        .filter(account ->
                                model.filter(it ->
                                                Routing.leadsTo(account.data(), it, job.routing()))
                                        .isPresent())
                        .toList();
        List<ProviderAccount> first =
                able.stream()
                        .filter(a -> a.data().priority() < ProviderAccount.LAST_RESORT)
                        .toList();
        return (first.isEmpty() ? able : first)
                .stream().map(ProviderAccount::id).collect(Collectors.toUnmodifiableSet());
    }
}
