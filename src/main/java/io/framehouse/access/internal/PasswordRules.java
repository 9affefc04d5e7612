package io.framehouse.access.internal;

import io.framehouse.access.Passwords;
import io.framehouse.access.Passwords.Strength;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.Locale;
import java.util.Optional;

/** What a password must be that somebody chooses for themselves. */
final class PasswordRules {
    static final String FIELD = "password";

    private PasswordRules() {}

    /** The broken rule of a password, never the password; empty where it is taken. */
    static Optional<FieldError> broken(String password, String email, String displayName) {
        Strength strength = PasswordStrength.judge(password, email, displayName);
        return strength.taken()
                ? Optional.empty()
                : Optional.of(new FieldError(FIELD, code(strength), words(strength, password)));
    }

    static void require(String password, String email, String displayName) {
        broken(password, email, displayName)
                .ifPresent(error -> {
                    throw DomainException.invalid(error.field(), error.code(), error.message());
                });
    }

    private static String code(Strength strength) {
        return strength.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Strength strength, String password) {
        return switch (strength) {
            case TOO_SHORT ->
                    "The password has %d characters; choose one with %d or more."
                            .formatted(
                                    password.codePointCount(0, password.length()),
                                    Passwords.FEWEST_CHARACTERS);
            case TOO_LONG ->
                    "The password is longer than %d bytes. Choose a shorter one."
                            .formatted(PasswordStrength.MOST_BYTES);
            case PERSONAL ->
                    "The password holds your name or your address. Choose one that does not.";
            default ->
                    "The password is among the first that programs guess. Choose another, such as"
                            + " four words that have nothing to do with each other.";
        };
    }
}
