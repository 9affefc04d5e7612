package io.framehouse.access.internal;

import io.framehouse.access.SignedInUser;
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
import java.util.List;
import java.util.Map;
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
 * have now, read again every two seconds.
 */
@Component
final class SessionActors implements ActorSource {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MAX_ENTRIES = 10_000;
    // Nobody acts yet while it is read who does.
    private static final Actor READER = Actor.system("sign-in");

    private final SecurityContextHolderStrategy contexts;
    private final PersonRepository people;
    private final Teams teams;
    private final TeamTransactions transactions;
    private final LastSeen lastSeen;
    private final OpenSessions sessions;
    private final Clock clock;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    SessionActors(
            SecurityContextHolderStrategy contexts,
            PersonRepository people,
            Teams teams,
            TeamTransactions transactions,
            LastSeen lastSeen,
            OpenSessions sessions,
            Clock clock) {
        this.contexts = contexts;
        this.people = people;
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
                && authentication.getPrincipal() instanceof SignedInUser user
                && sessions.isOpen(authentication)) {
            return Optional.ofNullable(person(user.id()));
        }
        return Optional.empty();
    }

    /** The person with present roles; null for one who is switched off or gone. */
    private @Nullable Actor person(UserId user) {
        Known entry = known.get(user);
        boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        if (entry != null && (inTransaction || entry.freshAt(clock.instant()))) {
            return entry.actor();
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
        return loaded.actor();
    }

    /** Reads everybody anew. */
    void forgetAll() {
        known.clear();
    }

    private Known load(UserId user) {
        Instant now = clock.instant();
        PersonRow row = transactions.onPlatform(() -> people.find(user)).orElse(null);
        if (row == null || row.disabled()) {
            return new Known(now, null);
        }
        lastSeen.person(user, row.lastActiveAt());
        List<Membership> memberships = CurrentActor.as(READER, () -> teams.membershipsOf(user));
        Map<TeamId, TeamRole> roles =
                memberships.stream()
                        .collect(Collectors.toMap(m -> m.team().id(), Membership::role));
        return new Known(
                now,
                Actor.person(user, row.displayName(), row.roles(), roles)
                        .whereSuspended(suspended(memberships)));
    }

    private static Set<TeamId> suspended(List<Membership> memberships) {
        return memberships.stream()
                .map(Membership::team)
                .filter(Team::suspended)
                .map(Team::id)
                .collect(Collectors.toSet());
    }

    private record Known(Instant at, @Nullable Actor actor) {
        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(FRESH)) && !now.isBefore(at);
        }
    }
}
