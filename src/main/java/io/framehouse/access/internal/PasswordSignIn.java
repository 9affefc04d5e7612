package io.framehouse.access.internal;

import io.framehouse.access.SignInRefused;
import io.framehouse.shared.TeamTransactions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people in by address and password. */
@Component
final class PasswordSignIn implements AuthenticationProvider {
    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final TeamTransactions transactions;
    private final SignInTries tries;
    private final SignInTrail trail;
    private final SignIns signIns;
    // Compared for unknown addresses, so that they take as long as known ones.
    private final @Nullable String nobodysHash;

    PasswordSignIn(
            PersonRepository people,
            PasswordEncoder passwords,
            TeamTransactions transactions,
            SignInTries tries,
            SignInTrail trail,
            SignIns signIns) {
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
        this.tries = tries;
        this.trail = trail;
        this.signIns = signIns;
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String email = PersonRules.email(asked.getName());
        SignInTries.Source source = new SignInTries.Source(email, address(asked));
        tries.take(source)
                .ifPresent(until -> {
                    throw SignInRefused.paused(until);
                });
        String password = String.valueOf(asked.getCredentials());
        PersonRow person = transactions.onPlatform(() -> people.findByEmail(email)).orElse(null);
        if (!matches(person, password) || person == null) {
            throw refuse(source, person);
        }
        tries.forget(source);
        return signIns.begin(rehashed(person, password), Factors.PASSWORD);
    }

    /** A hash of before the strength was raised is made anew while the password is at hand. */
    private PersonRow rehashed(PersonRow person, String password) {
        String old = person.passwordHash();
        String stronger = passwords.upgradeEncoding(old) ? passwords.encode(password) : null;
        if (stronger == null) {
            return person;
        }
        // Another sign-in may have made it anew at the same time.
        return transactions
                .onPlatform(() -> {
                    people.upgradeHash(person.id(), old, stronger);
                    return people.find(person.id());
                })
                .filter(now -> passwords.matches(password, now.passwordHash()))
                .orElse(person);
    }

    private SignInRefused refuse(SignInTries.Source source, @Nullable PersonRow person) {
        int left = tries.countWrong(source);
        trail.refused(person, left);
        return tries.pausedUntil(source)
                .map(SignInRefused::paused)
                .orElseGet(() -> SignInRefused.wrong(left));
    }

    /** Compares at once, also where there is nobody to compare with. */
    private boolean matches(@Nullable PersonRow person, String password) {
        String hash = Optional.ofNullable(person).map(PersonRow::passwordHash).orElse(nobodysHash);
        return passwords.matches(password, hash) && person != null && !person.disabled();
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
