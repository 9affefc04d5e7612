package io.framehouse.access.ui;

import io.framehouse.access.Passwords;
import io.framehouse.access.Passwords.Strength;

/** How good a password is, in words that stand below its field. */
final class StrengthWords {
    static final String RULE =
            Passwords.FEWEST_CHARACTERS + " characters or more; four odd words are good";

    private StrengthWords() {}

    static String of(Strength strength, String password) {
        return switch (strength) {
            case TOO_SHORT ->
                    "Too short: %d of %d characters"
                            .formatted(
                                    password.codePointCount(0, password.length()),
                                    Passwords.FEWEST_CHARACTERS);
            case TOO_LONG -> "Too long: 72 bytes are the most";
            case PERSONAL -> "It holds your name or address";
            case GUESSABLE -> "Weak: programs guess it early";
            case GOOD -> "Good";
            case STRONG -> "Strong";
        };
    }
}
