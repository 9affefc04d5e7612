package io.framehouse.access.internal;

import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SignInRefused;
import io.framehouse.access.SignedInUser;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Makes the session of a person who has proved one factor, the same whichever it was. The trail
 * tells of the sign-in when nothing is owed any more.
 */
@Component
final class SignIns {
    private final FactorRepository factors;
    private final SessionBook book;
    private final TeamTransactions transactions;
    private final SignInTrail trail;
    private final Clock clock;

    SignIns(
            FactorRepository factors,
            SessionBook book,
            TeamTransactions transactions,
            SignInTrail trail,
            Clock clock) {
        this.factors = factors;
        this.book = book;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The authentication of a session that begins.
     *
     * @param factor what was proved, of {@link Factors}
     * @throws SignInRefused where the password that was given is another by now
     */
    Authentication begin(PersonRow person, String factor) {
        SignedInUser user = new SignedInUser(person.id(), person.email(), person.displayName());
        UsernamePasswordAuthenticationToken session =
                UsernamePasswordAuthenticationToken.authenticated(
                        user, null, authorities(person, factor));
        boolean complete = isComplete(person, session);
        session.setDetails(
                book.begin(person, factor, complete)
                        .orElseThrow(() -> SignInRefused.wrong(SignInTries.MAX_TRIES)));
        if (complete) {
            trail.signedIn(person);
        }
        return session;
    }

    private boolean isComplete(PersonRow person, Authentication session) {
        return Factors.hasSecond(session)
                || transactions.onPlatform(() -> factors.needs(person.id())).owed() == Owed.NOTHING;
    }

    private List<GrantedAuthority> authorities(PersonRow person, String factor) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_USER"));
        for (PlatformRole role : person.roles()) {
            authorities.add(new SimpleGrantedAuthority("ROLE_PLATFORM_" + role.name()));
        }
        authorities.add(Factors.of(factor, clock.instant()));
        return authorities;
    }
}
