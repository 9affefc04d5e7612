package io.framehouse.access.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which setting stopped the start, and what to do. */
final class SettingRefusedFailureAnalyzer extends AbstractFailureAnalyzer<SettingRefusedException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, SettingRefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
