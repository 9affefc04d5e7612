package io.framehouse.shared;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whose rows the transaction of this thread may see. */
public record TenantScope(@Nullable TeamId team) {
    private static final ThreadLocal<@Nullable TenantScope> CURRENT = new ThreadLocal<>();
    private static final TenantScope PLATFORM = new TenantScope(null);

    static TenantScope team(TeamId team) {
        return new TenantScope(Objects.requireNonNull(team, "'team' must not be null"));
    }

    static TenantScope platform() {
        return PLATFORM;
    }

    /** The scope that a transaction beginning now takes on; null means no team table at all. */
    public static @Nullable TenantScope current() {
        return CURRENT.get();
    }

    /** The database role of this scope. */
    public String role() {
        return team == null ? "framehouse_platform" : "framehouse_team";
    }

    static <T extends @Nullable Object> T call(TenantScope scope, Supplier<T> work) {
        TenantScope before = CURRENT.get();
        if (before != null
                && !before.equals(scope)
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A transaction for " + before + " cannot become one for " + scope);
        }
        return switchTo(scope, before, work);
    }

    /** For a transaction of its own: the one that runs keeps the scope that it began with. */
    static <T extends @Nullable Object> T callApart(TenantScope scope, Supplier<T> work) {
        return switchTo(scope, CURRENT.get(), work);
    }

    private static <T extends @Nullable Object> T switchTo(
            TenantScope scope, @Nullable TenantScope before, Supplier<T> work) {
        CURRENT.set(scope);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
