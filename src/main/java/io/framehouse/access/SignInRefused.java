package io.framehouse.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/**
 * A sign-in that was refused. It tells the same for an unknown address, a wrong password and an
 * account that is switched off, so that nobody learns who has an account.
 */
public final class SignInRefused extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private static final int NO_TRIES = -1;

    private final int triesLeft;
    private final @Nullable Instant pausedUntil;

    private SignInRefused(String message, int triesLeft, @Nullable Instant pausedUntil) {
        super(message);
        this.triesLeft = triesLeft;
        this.pausedUntil = pausedUntil;
    }

    /** The pair is wrong; so many tries are left before a pause. */
    public static SignInRefused wrong(int triesLeft) {
        return new SignInRefused("Email or password is not right", triesLeft, null);
    }

    /** Too many wrong tries; nothing is checked until then. */
    public static SignInRefused paused(Instant until) {
        return new SignInRefused("Sign-in is paused", 0, until);
    }

    /** What a device signed is of no passkey that lets anybody in here; it costs no try. */
    public static SignInRefused passkey() {
        return new SignInRefused("The passkey is not known here", NO_TRIES, null);
    }

    /** Whether it was about a passkey. */
    public boolean ofPasskey() {
        return triesLeft == NO_TRIES;
    }

    public int triesLeft() {
        return triesLeft;
    }

    public @Nullable Instant pausedUntil() {
        return pausedUntil;
    }
}
