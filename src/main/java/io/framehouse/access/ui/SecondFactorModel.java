package io.framehouse.access.ui;

import io.framehouse.access.Passkeys;
import io.framehouse.access.SecondFactors;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SessionFactors.Standing;
import io.framehouse.access.SignInRefused;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of the second factor asks for. */
@Component
class SecondFactorModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final SessionFactors session;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    SecondFactorModel(SessionFactors session, SecondFactors factors, Passkeys passkeys) {
        this.session = session;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    /** What the page asks for. */
    enum Ask {
        /** Nobody has signed in. */
        SIGN_IN,
        /** There is nothing to prove and nowhere to go on to. */
        NOTHING,
        /** A code of the app. */
        CODE,
        /** The password once more. */
        PASSWORD,
        /** The first code of a new app. */
        SETUP,
        /** Nothing; new recovery codes can be had. */
        CODES
    }

    /**
     * Decides by the session.
     *
     * @param onward whether somebody asked to come here, or was led here
     * @param codes whether an app was set up just now
     * @param setUp whether somebody wants to set an app up of their own accord
     */
    Ask ask(boolean onward, boolean codes, boolean setUp) {
        Standing standing = session.standing();
        if (!standing.signedIn()) {
            return Ask.SIGN_IN;
        }
        if (codes && standing.second() && standing.recent()) {
            return Ask.CODES;
        }
        if (setUp && standing.recent() && !standing.ways().any()) {
            return Ask.SETUP;
        }
        boolean wanted = standing.owes() != Owed.NOTHING || !standing.locked().isEmpty();
        if (!wanted && !onward) {
            return Ask.NOTHING;
        }
        if (standing.ways().any()) {
            return Ask.CODE;
        }
        return wanted && standing.recent() ? Ask.SETUP : Ask.PASSWORD;
    }

    boolean hasApp() {
        return session.standing().ways().app();
    }

    /** Whether the person has a passkey that works at the address by which they came here. */
    boolean hasPasskey() {
        return session.standing().ways().passkey() && passkeys.offered();
    }

    boolean offersPasskeys() {
        return passkeys.offered();
    }

    /** Why the set-up is asked for. */
    String reason() {
        Standing standing = session.standing();
        if (standing.owes() == Owed.SETUP) {
            return "This house asks everybody in your position for a second step at sign-in.";
        }
        return standing.locked().isEmpty()
                ? "From then on a code from an app is asked for after your password."
                : "A team of yours opens only with a second step at sign-in.";
    }

    SecondFactors.Enrolment begin() {
        return factors.begin();
    }

    List<String> renewRecoveryCodes() {
        return factors.renewRecoveryCodes();
    }

    /** The words for a proof that was refused. */
    static Optional<String> errorText(@Nullable Object refusal, boolean password, ZoneId zone) {
        if (!(refusal instanceof SignInRefused refused)) {
            return Optional.empty();
        }
        if (refused.ofPasskey()) {
            return Optional.of("That passkey is not one of yours. Use another one.");
        }
        if (refused.pausedUntil() != null) {
            return Optional.of(
                    "Codes are not checked until "
                            + TIME.format(refused.pausedUntil().atZone(zone))
                            + ", after 5 wrong ones. Wait, or ask an admin to take your second step"
                            + " off.");
        }
        String what = password ? "The password is not right." : "The code is not right.";
        String tries = refused.triesLeft() == 1 ? "1 try" : refused.triesLeft() + " tries";
        return Optional.of(what + " You have " + tries + " left before a 15-minute pause.");
    }
}
