package io.framehouse.access.internal;

import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SignedInPerson;
import io.framehouse.shared.Actor;
import io.framehouse.shared.ActorSource;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Membership;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells who is behind the request: a key as it was authenticated, or a person with the roles they
 * have now, read again every two seconds. A session that owes a second factor is nobody's, and of
 * teams that ask for one it has no role.
 */
@Component
final class SessionActors implements ActorSource {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MAX_ENTRIES = 10_000;
    // Nobody acts yet while it is read who does.
    private static final Actor READER = Actor.system("sign-in");

    private final SecurityContextHolderStrategy contexts;
    private final PersonRepository people;
    private final FactorRepository factors;
    private final Teams teams;
    private final TeamTransactions transactions;
    private final LastSeen lastSeen;
    private final OpenSessions sessions;
    private final Clock clock;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    SessionActors(
            SecurityContextHolderStrategy contexts,
            PersonRepository people,
            FactorRepository factors,
            Teams teams,
            TeamTransactions transactions,
            LastSeen lastSeen,
            OpenSessions sessions,
            Clock clock) {
        this.contexts = contexts;
        this.people = people;
        this.factors = factors;
        this.teams = teams;
        this.transactions = transactions;
        this.lastSeen = lastSeen;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Optional<Actor> current() {
        Authentication authentication = contexts.getContext().getAuthentication();
        if (authentication instanceof KeyAuthentication key) {
            return Optional.of(key.actor());
        }
        if (authentication != null
                && authentication.isAuthenticated()
                && authentication.getPrincipal() instanceof SignedInPerson user
                && sessions.isOpen(authentication)) {
            return Optional.ofNullable(known(user.id()).actor(Factors.hasSecond(authentication)));
        }
        return Optional.empty();
    }

    /** What the person has to prove themselves with; empty for one who is switched off or gone. */
    Optional<FactorNeeds> needs(UserId user) {
        return Optional.ofNullable(known(user).needs());
    }

    /** The roles that a person has whatever a session has proved. */
    Optional<Actor> whole(UserId user) {
        return Optional.ofNullable(known(user).whole());
    }

    /** Reads the person anew at the next question. */
    void forget(UserId user) {
        known.remove(user);
    }

    /** Reads everybody anew. */
    void forgetAll() {
        known.clear();
    }

    private Known known(UserId user) {
        Known entry = known.get(user);
        boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        if (entry != null && (inTransaction || entry.freshAt(clock.instant()))) {
            return entry;
        }
        // A team's transaction cannot become the platform's, so its reading needs another thread.
        Known loaded =
                inTransaction
                        ? CompletableFuture.supplyAsync(() -> load(user), Thread.ofVirtual()::start)
                                .join()
                        : load(user);
        if (known.size() >= MAX_ENTRIES) {
            known.clear();
        }
        known.put(user, loaded);
        return loaded;
    }

    private Known load(UserId user) {
        Instant now = clock.instant();
        Found found = transactions.onPlatform(() -> find(user));
        PersonRow row = found.row();
        if (row == null || row.disabled()) {
            return new Known(now, null, null);
        }
        lastSeen.person(user, row.lastActiveAt());
        List<Membership> memberships = CurrentActor.as(READER, () -> teams.membershipsOf(user));
        Map<TeamId, TeamRole> roles =
                memberships.stream()
                        .collect(Collectors.toMap(m -> m.team().id(), Membership::role));
        Actor whole =
                Actor.person(user, row.displayName(), row.roles(), roles)
                        .whereSuspended(suspended(memberships));
        return new Known(now, whole, found.needs());
    }

    private static Set<TeamId> suspended(List<Membership> memberships) {
        return memberships.stream()
                .map(Membership::team)
                .filter(Team::suspended)
                .map(Team::id)
                .collect(Collectors.toSet());
    }

    private Found find(UserId user) {
        Optional<PersonRow> row = people.find(user);
        return new Found(row.orElse(null), row.map(there -> factors.needs(user)).orElse(null));
    }

    private record Found(@Nullable PersonRow row, @Nullable FactorNeeds needs) {}

    /**
     * What is known of a person.
     *
     * @param whole with all roles; null for one who is switched off or gone
     */
    private record Known(Instant at, @Nullable Actor whole, @Nullable FactorNeeds needs) {
        /** Who acts in a session, by whether it has proved a second factor; null for nobody. */
        @Nullable Actor actor(boolean second) {
            if (whole == null || needs == null || second) {
                return whole;
            }
            if (needs.owed() != Owed.NOTHING) {
                return null;
            }
            return needs.teams().isEmpty() ? whole : without(whole, needs.teams().values());
        }

        private static Actor without(Actor actor, Collection<TeamId> locked) {
            Map<TeamId, TeamRole> open = new HashMap<>(actor.teamRoles());
            open.keySet().removeAll(locked);
            return Actor.person(
                            Objects.requireNonNull(actor.userId()),
                            actor.label(),
                            actor.platformRoles(),
                            open)
                    .whereSuspended(actor.suspendedTeams());
        }

        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(FRESH)) && !now.isBefore(at);
        }
    }
}
