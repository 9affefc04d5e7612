package io.framehouse.teams.internal;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a wish to invite must be. */
final class InvitationRules {
    private static final int MAX_EMAIL = 254;
    private static final int MAX_MESSAGE = 500;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}<>\"]+@[^\\s@\\p{Cntrl}<>\"]+");

    private InvitationRules() {}

    /**
     * Gives the wish with addresses in lower case, each once.
     *
     * @throws DomainException INVALID_REQUEST naming each broken field
     */
    static Wish checked(Wish wish) {
        List<String> emails =
                wish.emails().stream()
                        .map(email -> email.strip().toLowerCase(Locale.ROOT))
                        .filter(email -> !email.isEmpty())
                        .distinct()
                        .toList();
        String message = blankToNull(wish.message());
        List<FieldError> errors = new ArrayList<>();
        checkCount(emails, errors);
        emails.stream()
                .filter(email -> !isAddress(email))
                .forEach(bad -> errors.add(noAddress(bad)));
        if (message != null && message.length() > MAX_MESSAGE) {
            errors.add(
                    new FieldError(
                            "message",
                            "length",
                            "The message has "
                                    + message.length()
                                    + " characters; at most "
                                    + MAX_MESSAGE
                                    + " are allowed."));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
        return new Wish(emails, wish.role(), message);
    }

    private static void checkCount(List<String> emails, List<FieldError> errors) {
        if (emails.isEmpty()) {
            errors.add(new FieldError("email", "required", "Give at least one address to invite."));
        } else if (emails.size() > Invitations.MOST_AT_ONCE) {
            errors.add(
                    new FieldError(
                            "email",
                            "too_many",
                            "These are "
                                    + emails.size()
                                    + " addresses; invite at most "
                                    + Invitations.MOST_AT_ONCE
                                    + " at once."));
        }
    }

    private static boolean isAddress(String email) {
        return email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches();
    }

    private static FieldError noAddress(String bad) {
        String shown = bad.length() <= 60 ? bad : bad.substring(0, 60) + "\u2026";
        return new FieldError(
                "email",
                "malformed",
                "'" + shown + "' is no email address. Correct it, or take it out.");
    }

    /** Only line breaks are kept of what cannot be seen. */
    private static @Nullable String blankToNull(@Nullable String text) {
        String plain = text == null ? "" : text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
        return plain.isEmpty() ? null : plain;
    }
}
