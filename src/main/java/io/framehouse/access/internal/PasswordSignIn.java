package io.framehouse.access.internal;

import io.framehouse.access.SignInRefused;
import io.framehouse.access.SignedInUser;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamTransactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
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
    // Compared for unknown addresses, so that they take as long as known ones.
    private final @Nullable String nobodysHash;

    PasswordSignIn(
            PersonRepository people,
            PasswordEncoder passwords,
            TeamTransactions transactions,
            SignInTries tries,
            SignInTrail trail) {
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
        this.tries = tries;
        this.trail = trail;
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
        trail.signedIn(person);
        return signedIn(person, asked);
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

    private static Authentication signedIn(PersonRow person, Authentication asked) {
        SignedInUser user = new SignedInUser(person.id(), person.email(), person.displayName());
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(user, null, authorities(person));
        token.setDetails(asked.getDetails());
        return token;
    }

    private static List<GrantedAuthority> authorities(PersonRow person) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_USER"));
        for (PlatformRole role : person.roles()) {
            authorities.add(new SimpleGrantedAuthority("ROLE_PLATFORM_" + role.name()));
        }
        return authorities;
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
