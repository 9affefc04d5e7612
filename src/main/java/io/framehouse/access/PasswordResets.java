package io.framehouse.access;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Links to a new password. One works once: for an hour where it was asked for, else for a day. */
public interface PasswordResets {
    /**
     * Has a link mailed to whoever signs in with that address. Needs nobody to be signed in; comes
     * back at once and tells nothing: not whether there is such an account, nor whether too much
     * was asked. Does nothing where no mail is sent.
     */
    void ask(String email);

    /**
     * Makes a link to hand over. For platform admins.
     *
     * @throws DomainException NOT_FOUND where there is no such person
     */
    Made make(UserId user);

    /** Whether the link sets a password still; needs nobody to be signed in. */
    boolean works(String token);

    /**
     * Sets the password, which ends the link and all sessions of the person.
     *
     * @throws DomainException INVALID_REQUEST naming {@code password}, WRONG_STATE where the link
     *     does not work
     */
    void use(String token, String password);

    /** Makes the secret of the link that is about to be mailed. For the system's own mails. */
    Optional<Letter> mail(UUID id);

    /** To whom the mail goes. For the system's own mails; empty where nothing is to be mailed. */
    Optional<String> address(UUID id);

    /**
     * A link to hand over, which is shown this once.
     *
     * @param token the last part of the address {@code /reset/…}
     */
    record Made(String token, Instant expiresAt) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Made[" + expiresAt + "]";
        }
    }

    /** A link as it is mailed. */
    record Letter(String displayName, String token, Instant expiresAt) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Letter[" + expiresAt + "]";
        }
    }
}
