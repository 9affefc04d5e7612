package io.framehouse.access.internal;

import io.framehouse.access.AccessError;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.SignedInPerson;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Reads what the session of this thread has proved, and compares it with what is asked. */
@Component
final class SessionStanding implements SessionFactors {
    private final SecurityContextHolderStrategy contexts;
    private final SessionActors actors;
    private final OpenSessions open;
    private final CurrentActor currentActor;
    private final Clock clock;

    SessionStanding(
            SecurityContextHolderStrategy contexts,
            SessionActors actors,
            OpenSessions open,
            CurrentActor currentActor,
            Clock clock) {
        this.contexts = contexts;
        this.actors = actors;
        this.open = open;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** The person of the session, also while it owes something; empty for keys and strangers. */
    Optional<UserId> person() {
        return Optional.ofNullable(session())
                .map(Authentication::getPrincipal)
                .filter(SignedInPerson.class::isInstance)
                .map(person -> ((SignedInPerson) person).id());
    }

    private @Nullable Authentication session() {
        Authentication session = contexts.getContext().getAuthentication();
        // A page that is still open may ask on after its session was ended from elsewhere.
        return session != null && session.isAuthenticated() && open.isOpen(session)
                ? session
                : null;
    }

    @Override
    public Standing standing() {
        Authentication session = session();
        Optional<FactorNeeds> needs = person().flatMap(actors::needs);
        return session == null || needs.isEmpty()
                ? Standing.NOBODY
                : of(session, needs.get(), person().flatMap(actors::whole));
    }

    private Standing of(Authentication session, FactorNeeds needs, Optional<Actor> whole) {
        boolean second = Factors.hasSecond(session);
        boolean nowhereElse =
                whole.filter(actor ->
                                actor.platformRoles().isEmpty()
                                        && needs.teams()
                                                .values()
                                                .containsAll(actor.teamRoles().keySet()))
                        .isPresent();
        return new Standing(
                true,
                second ? Owed.NOTHING : needs.owed(),
                needs.ways(),
                second,
                Factors.isRecent(session, clock.instant()),
                second ? Map.of() : needs.teams(),
                !second && !needs.teams().isEmpty() && nowhereElse);
    }

    @Override
    public void requireRecentProof() {
        Optional<Actor> actor = currentActor.find();
        if (actor.isPresent() && actor.get().kind() != Actor.Kind.PERSON) {
            return;
        }
        Standing standing = standing();
        if (standing.owes() != Owed.NOTHING || !mayChange(standing)) {
            throw confirmationNeeded();
        }
    }

    /** Whether what the session proved lately is the strongest that the person has. */
    static boolean mayChange(Standing standing) {
        return standing.signedIn()
                && standing.recent()
                && standing.owes() != Owed.PROOF
                && (standing.second() || !standing.ways().any());
    }

    static DomainException confirmationNeeded() {
        return new DomainException(
                AccessError.CONFIRMATION_NEEDED,
                "Confirm first that it is you: sign in again or give your second factor. It counts"
                        + " for 10 minutes.",
                Map.of("address", "/login/second"));
    }
}
