package io.framehouse.storage.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which storage there is. */
final class StorageRefusedFailureAnalyzer extends AbstractFailureAnalyzer<StorageRefusedException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, StorageRefusedException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Leave FRAMEHOUSE_STORAGE out, or set it to 'file': videos then lie in"
                        + " FRAMEHOUSE_DATA_DIR.",
                cause);
    }
}
