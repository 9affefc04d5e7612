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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Takes what a signed-in person proves once more, and writes it into their session. */
@Component
final class SecondFactorDesk {
    private final FactorProofs proofs;
    private final SessionFactors factors;
    private final SessionActors actors;
    private final SecurityContextHolderStrategy contexts;
    private final SessionWriter sessions;
    private final Clock clock;

    SecondFactorDesk(
            FactorProofs proofs,
            SessionFactors factors,
            SessionActors actors,
            SecurityContextHolderStrategy contexts,
            SessionWriter sessions,
            Clock clock) {
        this.proofs = proofs;
        this.factors = factors;
        this.actors = actors;
        this.contexts = contexts;
        this.sessions = sessions;
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

    /** The session as it is; null for strangers. */
    @Nullable Authentication session() {
        return contexts.getContext().getAuthentication();
    }

    Authentication requireSession() {
        return Objects.requireNonNull(session(), "Somebody is signed in");
    }

    boolean owes() {
        return factors.standing().owes() != Owed.NOTHING;
    }

    Outcome prove(SignedInPerson person, Way way, String typed) {
        Standing standing = factors.standing();
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
        Authentication after = Factors.with(requireSession(), factor, clock.instant());
        sessions.write(after, request, response);
        actors.forget(person.id());
        return after;
    }
}
