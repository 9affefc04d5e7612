package io.framehouse.api;

import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failures that mean no connection to the database now: all are in use, there is none to be had, or
 * it broke meanwhile. The call can be made again later.
 */
final class Outage {
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int DEEPEST = 12;

    /** Too many connections, and a server that stops, has crashed or is starting. */
    private static final Set<String> STATES = Set.of("53300", "57P01", "57P02", "57P03");

    private Outage() {}

    static boolean isCauseOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOutage(SQLException sql) {
        @Nullable String state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || STATES.contains(state)));
    }

    static DomainException refusal() {
        return new DomainException(
                CommonError.UNAVAILABLE,
                "The service is too busy, or its database is away. Try again in "
                        + RETRY_AFTER_SECONDS
                        + " s; a submission with the same Idempotency-Key.",
                Map.of("retry_after", RETRY_AFTER_SECONDS));
    }
}
