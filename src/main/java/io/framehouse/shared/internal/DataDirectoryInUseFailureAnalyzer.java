package io.framehouse.shared.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells how to run two houses on one machine. */
final class DataDirectoryInUseFailureAnalyzer
        extends AbstractFailureAnalyzer<DataDirectoryInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, DataDirectoryInUseException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Stop the other one, or give this one its own place with FRAMEHOUSE_DATA_DIR.",
                cause);
    }
}
