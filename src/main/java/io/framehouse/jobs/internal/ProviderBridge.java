package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.ResultCopies;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ModelNames;
import io.framehouse.providers.OpenJobCounter;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells provider accounts what only jobs and the catalogue know. */
@Component
class ProviderBridge implements OpenJobCounter, ModelNames {
    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Catalog catalog;
    private final ObjectProvider<ResultCopies> copies;

    ProviderBridge(
            JdbcClient jdbc,
            TeamTransactions transactions,
            Catalog catalog,
            ObjectProvider<ResultCopies> copies) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.catalog = catalog;
        this.copies = copies;
    }

    @Override
    public long openAt(AccountId account) {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from job_watch where account_id = :account")
                        .param("account", account.value())
                        .query(Long.class)
                        .single());
    }

    @Override
    public long copiesAt(AccountId account) {
        ResultCopies counter = copies.getIfAvailable();
        return counter == null ? 0 : counter.copyingFrom(account);
    }

    @Override
    public long lateChecksAt(AccountId account) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select count(*) from job where provider_account_id = :account
                                and late_check_at is not null and late_until > now() - interval '7 days'
                                """)
                        .param("account", account.value())
                        .query(Long.class)
                        .single());
    }

    @Override
    public List<String> ofDialect(String dialect) {
        return catalog.models().stream()
                .filter(model ->
                        model.routes().stream().anyMatch(route -> route.dialect().equals(dialect)))
                .map(CatalogModel::id)
                .toList();
    }
}
