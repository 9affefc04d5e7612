package io.framehouse.access;

import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own second factor: an app that makes codes, and recovery codes for the day it is lost. All
 * but {@link #reset} are about whoever the session belongs to, and changes need a recent proof.
 */
public interface SecondFactors {
    Overview overview();

    /**
     * Begins to set an app up, or shows again what was begun. Counts from the first right code on.
     *
     * @throws io.framehouse.shared.DomainException CONFIRMATION_NEEDED without a recent proof, also
     *     in a session that owes the proof of a factor that is there already
     */
    Enrolment begin();

    /**
     * Ends it: the code shows that the app has the secret. One that was there before stops working.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST where the code is not right,
     *     RATE_LIMITED after five wrong ones
     */
    void confirm(String code);

    /** Ten new recovery codes, shown this once; earlier ones stop working. */
    List<String> renewRecoveryCodes();

    /**
     * Goes without from then on.
     *
     * @throws io.framehouse.shared.DomainException WRONG_STATE where the house asks for a factor
     */
    void remove();

    /** Takes app, recovery codes and passkeys off somebody who lost them. For platform admins. */
    void reset(UserId user);

    /**
     * What one has.
     *
     * @param appSince null without an app
     * @param recoveryCodesLeft of ten
     * @param demanded whether the house or one of the teams asks for it
     */
    record Overview(@Nullable Instant appSince, int recoveryCodesLeft, boolean demanded) {}

    /**
     * What an app must be told.
     *
     * @param secret in Base32, for typing
     * @param uri the same for a picture to be scanned, {@code otpauth://totp/…}
     */
    record Enrolment(String secret, String uri) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Enrolment[…]";
        }
    }
}
