package io.framehouse.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way into tables: a transaction that sees one team's rows, or one that sees the
 * platform's. The database role follows from it when the transaction begins, so a query that forgot
 * its team still finds nothing of another team.
 *
 * @see "Decision 0003: tenant isolation"
 */
@Component
public class TeamTransactions {
    private final TransactionTemplate template;
    private final TransactionTemplate apart;

    public TeamTransactions(PlatformTransactionManager transactionManager) {
        this.template = new TransactionTemplate(transactionManager);
        this.apart = new TransactionTemplate(transactionManager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Runs work that sees and writes only this team's rows; joins a running one of the same team.
     */
    public <T extends @Nullable Object> T inTeam(TeamId team, Supplier<T> work) {
        return in(TenantScope.team(team), work);
    }

    /** Runs work that sees all teams: sign-in, claiming, admin screens, reports over teams. */
    public <T extends @Nullable Object> T onPlatform(Supplier<T> work) {
        return in(TenantScope.platform(), work);
    }

    /**
     * The same in a transaction of its own, whatever runs around it: for what must stay though the
     * caller's work is undone. It takes a second connection, and must wait for no lock of the
     * caller's.
     */
    public <T extends @Nullable Object> T onPlatformApart(Supplier<T> work) {
        return TenantScope.callApart(
                TenantScope.platform(), () -> apart.<T>execute(status -> work.get()));
    }

    public void runInTeam(TeamId team, Runnable work) {
        this.<@Nullable Object>inTeam(team, asSupplier(work));
    }

    public void runOnPlatform(Runnable work) {
        this.<@Nullable Object>onPlatform(asSupplier(work));
    }

    private <T extends @Nullable Object> T in(TenantScope scope, Supplier<T> work) {
        return TenantScope.call(scope, () -> template.<T>execute(status -> work.get()));
    }

    private static Supplier<@Nullable Object> asSupplier(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }
}
