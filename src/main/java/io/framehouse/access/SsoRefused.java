package io.framehouse.access;

import org.springframework.security.core.AuthenticationException;

/** A sign-in by the company's identity provider that ended here. */
public final class SsoRefused extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    public SsoRefused(Why why) {
        super("Single sign-on was refused: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What stood in the way. */
    public enum Why {
        /** The provider did not say that the address is the person's own. */
        UNVERIFIED,
        /** The address has an account; whoever gives its password too owns both. */
        TAKEN,
        /** Accounts are not made by signing in here. */
        NO_ACCOUNT,
        /** The account is switched off. */
        SWITCHED_OFF,
        /** The provider refused, or its answer could not be believed. */
        FAILED
    }
}
