package io.framehouse.notices.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which setting of mail stopped the start, and what to do. */
final class MailSettingRefusedFailureAnalyzer
        extends AbstractFailureAnalyzer<MailSettingRefusedException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, MailSettingRefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
