package io.framehouse.catalog.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which catalogue file to correct. */
final class CatalogFileFailureAnalyzer extends AbstractFailureAnalyzer<CatalogFileException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, CatalogFileException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the file. Files of your own lie in the directory that the setting"
                        + " 'framehouse.catalog-dir' names; those of the product are good examples.",
                cause);
    }
}
