package io.framehouse.access;

import io.framehouse.shared.DomainException;

/** Passwords that people choose. */
public interface Passwords {
    /** The fewest characters of a password. */
    int FEWEST_CHARACTERS = 12;

    /** How good a password is; only the last two are taken. */
    enum Strength {
        /** Fewer than {@link #FEWEST_CHARACTERS} characters. */
        TOO_SHORT,
        /** More than 72 bytes, of which the hash would not read the rest. */
        TOO_LONG,
        /** Holds the name or the address of the person. */
        PERSONAL,
        /** Found early by programs that guess. */
        GUESSABLE,
        /** Takes such programs long. */
        GOOD,
        /** Takes them longer than anybody waits. */
        STRONG;

        public boolean taken() {
            return this == GOOD || this == STRONG;
        }
    }

    /** Judges without keeping anything; needs nobody to be signed in. */
    Strength judge(String password, String email, String displayName);

    /**
     * Gives whoever is signed in another password and ends their other sessions. Wrong tries count
     * as at the sign-in.
     *
     * @throws DomainException INVALID_REQUEST naming {@code current_password} or {@code password}
     */
    void change(String current, String chosen);
}
