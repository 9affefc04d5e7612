package io.framehouse.shared.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells how to make a secret key and where to set it. */
final class SecretKeyFailureAnalyzer extends AbstractFailureAnalyzer<SecretKeyException> {
    private static final String MAKE_ONE =
            "Make one with 'openssl rand -base64 32', keep it where you keep passwords, and set it"
                    + " as FRAMEHOUSE_SECRET_KEY for every node. If there was one before, set that"
                    + " one.";

    private static final String SET_IT =
            "Set the one of before as FRAMEHOUSE_SECRET_KEY. To change it, set the new one there and"
                    + " the one of before as FRAMEHOUSE_SECRET_KEY_PREVIOUS. If that is lost for"
                    + " good, start with FRAMEHOUSE_SECRET_KEY_LOST=true and enter provider keys"
                    + " anew.";

    @Override
    protected FailureAnalysis analyze(Throwable root, SecretKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage(), cause.isAnother() ? SET_IT : MAKE_ONE, cause);
    }
}
