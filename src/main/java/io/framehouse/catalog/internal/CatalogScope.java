package io.framehouse.catalog.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.TenantScope;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Reads tables that every role may read: in the transaction that runs, else in one of their own.
 */
@Component
final class CatalogScope {
    private final TeamTransactions transactions;

    CatalogScope(TeamTransactions transactions) {
        this.transactions = transactions;
    }

    <T> T read(Supplier<T> work) {
        return TenantScope.current() == null ? transactions.onPlatform(work) : work.get();
    }
}
