package io.framehouse.shared.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which role is wrong and what to do. */
final class DatabaseRolesFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseRolesException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, DatabaseRolesException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
