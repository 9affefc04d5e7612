package io.framehouse.access.internal;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What addresses, names and passwords of people must be. */
final class PersonRules {
    static final int MIN_PASSWORD = 12;
    // bcrypt reads no more than 72 bytes; what it would cut off is refused instead.
    private static final int MAX_PASSWORD_BYTES = 72;
    private static final int MAX_NAME = 120;
    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private PersonRules() {}

    static String email(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isEmail(String email) {
        return email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches();
    }

    /**
     * Checks all three; of the password only its length.
     *
     * @throws DomainException INVALID_REQUEST naming each broken field, never the password
     */
    static void check(String email, String displayName, String password) {
        List<FieldError> errors = new ArrayList<>();
        checkEmail(email, errors);
        checkName(displayName, errors);
        checkPassword(password, errors);
        refuse(errors);
    }

    /** The same where somebody chooses their own password, which then has to be a good one. */
    static void checkChosen(String email, String displayName, String password) {
        List<FieldError> errors = new ArrayList<>();
        checkEmail(email, errors);
        checkName(displayName, errors);
        PasswordRules.broken(password, email, displayName).ifPresent(errors::add);
        refuse(errors);
    }

    /** Checks a name alone. */
    static void checkName(String displayName) {
        List<FieldError> errors = new ArrayList<>();
        checkName(displayName, errors);
        refuse(errors);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static void checkEmail(String email, List<FieldError> errors) {
        if (!isEmail(email)) {
            errors.add(
                    new FieldError(
                            "email",
                            "malformed",
                            "'"
                                    + email
                                    + "' is no email address. Give one such as"
                                    + " aino@example.com."));
        }
    }

    private static void checkName(String displayName, List<FieldError> errors) {
        if (displayName.isEmpty() || displayName.length() > MAX_NAME) {
            errors.add(
                    new FieldError(
                            "display_name",
                            "length",
                            "The name has "
                                    + displayName.length()
                                    + " characters; give it 1 to "
                                    + MAX_NAME
                                    + "."));
        } else if (displayName.chars().anyMatch(Character::isISOControl)) {
            errors.add(
                    new FieldError(
                            "display_name",
                            "characters",
                            "The name has control characters, such as a line break. Remove them."));
        }
    }

    private static void checkPassword(String password, List<FieldError> errors) {
        int characters = password.codePointCount(0, password.length());
        if (characters < MIN_PASSWORD) {
            errors.add(
                    new FieldError(
                            "password",
                            "too_short",
                            "The password has "
                                    + characters
                                    + " characters; choose one with "
                                    + MIN_PASSWORD
                                    + " or more."));
        } else if (password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            errors.add(
                    new FieldError(
                            "password",
                            "too_long",
                            "The password is longer than "
                                    + MAX_PASSWORD_BYTES
                                    + " bytes. Choose a shorter one."));
        }
    }
}
