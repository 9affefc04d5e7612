package io.framehouse.access.internal;

import io.framehouse.access.SessionFactors;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SessionFactors.Standing;
import io.framehouse.access.SignedInPerson;
import io.framehouse.access.internal.FactorProofs.Outcome;
import io.framehouse.access.internal.FactorProofs.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Takes what a signed-in person proves once more, and writes it into their session. */
@Component
final class SecondFactorDesk {
    private final FactorProofs proofs;
    private final SessionFactors session;
    private final SessionActors actors;
    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextRepository repository =
            new HttpSessionSecurityContextRepository();
    private final Clock clock;

    SecondFactorDesk(
            FactorProofs proofs,
            SessionFactors session,
            SessionActors actors,
            SecurityContextHolderStrategy contexts,
            Clock clock) {
        this.proofs = proofs;
        this.session = session;
        this.actors = actors;
        this.contexts = contexts;
        this.clock = clock;
    }

    /** Whose session it is, also while it owes something. */
    Optional<SignedInPerson> person() {
        Authentication present = contexts.getContext().getAuthentication();
        return Optional.ofNullable(present)
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getPrincipal)
                .filter(SignedInPerson.class::isInstance)
                .map(SignedInPerson.class::cast);
    }

    boolean owes() {
        return session.standing().owes() != Owed.NOTHING;
    }

    Outcome prove(SignedInPerson person, Way way, String typed) {
        Standing standing = session.standing();
        if (way == Way.SETUP && !SessionStanding.mayChange(standing)) {
            throw SessionStanding.confirmationNeeded();
        }
        // A password is no second factor, so with it alone nothing that is owed is given.
        boolean signsIn = standing.owes() != Owed.NOTHING && way != Way.PASSWORD;
        return proofs.prove(person.id(), way, typed, signsIn);
    }

    /** From now on the session has that proof, and another id than before. */
    Authentication write(
            String factor,
            SignedInPerson person,
            HttpServletRequest request,
            HttpServletResponse response) {
        Authentication before = contexts.getContext().getAuthentication();
        if (before == null) {
            throw new IllegalStateException("The session of " + person.id() + " is gone");
        }
        Authentication after = Factors.with(before, factor, clock.instant());
        request.changeSessionId();
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(after);
        contexts.setContext(context);
        repository.saveContext(context, request, response);
        actors.forget(person.id());
        return after;
    }
}
