package io.framehouse.access.ui;

import io.framehouse.access.DemoSignIns;
import io.framehouse.access.DemoSignIns.DemoSignIn;
import io.framehouse.access.Passkeys;
import io.framehouse.access.People;
import io.framehouse.access.SignInRefused;
import io.framehouse.access.SignedInPerson;
import io.framehouse.access.SingleSignOn;
import io.framehouse.access.SsoRefused;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** What the sign-in screen shows. */
@Component
class LoginModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final People people;
    private final ObjectProvider<DemoSignIns> demoSignIns;
    private final SecurityContextHolderStrategy contexts;
    private final Passkeys passkeys;
    private final SingleSignOn singleSignOn;
    private final boolean demo;

    LoginModel(
            People people,
            ObjectProvider<DemoSignIns> demoSignIns,
            SecurityContextHolderStrategy contexts,
            Passkeys passkeys,
            SingleSignOn singleSignOn,
            @Value("${framehouse.demo:true}") boolean demo) {
        this.people = people;
        this.demoSignIns = demoSignIns;
        this.contexts = contexts;
        this.passkeys = passkeys;
        this.singleSignOn = singleSignOn;
        this.demo = demo;
    }

    /** Whether nobody can sign in yet, since the first admin is still to be made. */
    boolean setupIsDue() {
        return !demo && !people.hasPlatformAdmin();
    }

    boolean somebodyIsSignedIn() {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson;
    }

    /** The company's own way in, where one is set up. */
    Optional<SingleSignOn.Offer> singleSignOn() {
        return singleSignOn.offer();
    }

    /** Whether browsers accept passkeys at the address by which they came here. */
    boolean offersPasskeys() {
        return passkeys.offered();
    }

    /** The demo's accounts; none where the demo is off. */
    List<DemoSignIn> hints() {
        return demo
                ? demoSignIns.stream().flatMap(signIns -> signIns.all().stream()).toList()
                : List.of();
    }

    /**
     * The words for a sign-in that was refused.
     *
     * @param zone where the reader is, for the time at which a pause ends
     */
    static Optional<String> errorText(@Nullable Object refusal, ZoneId zone) {
        if (refusal instanceof SsoRefused sso) {
            return Optional.of(words(sso.why()));
        }
        if (!(refusal instanceof SignInRefused refused)) {
            return Optional.empty();
        }
        if (refused.ofPasskey()) {
            return Optional.of(
                    "This passkey lets nobody in here. Sign in with your password, then add it"
                            + " anew.");
        }
        if (refused.pausedUntil() != null) {
            return Optional.of(
                    "Sign-in is paused until "
                            + TIME.format(refused.pausedUntil().atZone(zone))
                            + " after 5 wrong tries. Wait, or ask an admin for a new password.");
        }
        String tries = refused.triesLeft() == 1 ? "1 try" : refused.triesLeft() + " tries";
        return Optional.of(
                "Email or password is not right. You have "
                        + tries
                        + " left before a 15-minute pause.");
    }

    private static String words(SsoRefused.Why why) {
        return switch (why) {
            case UNVERIFIED ->
                    "Your company's sign-in did not confirm your email address. Ask whoever runs it.";
            case TAKEN ->
                    "There is an account with your address already. Sign in once with its password;"
                            + " from then on your company's sign-in leads to it.";
            case NO_ACCOUNT -> "There is no account for you here. Ask an admin to make one.";
            case SWITCHED_OFF -> "Your account is switched off. Ask an admin.";
            case FAILED -> "Your company's sign-in did not succeed. Try again.";
        };
    }
}
