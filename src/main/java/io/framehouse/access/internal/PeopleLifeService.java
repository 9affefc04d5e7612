package io.framehouse.access.internal;

import io.framehouse.access.PeopleLife;
import io.framehouse.access.internal.SessionRows.Ending;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Ownership;
import io.framehouse.teams.Team;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Switches accounts off and on; the house keeps an admin, and each team an owner. */
@Service
class PeopleLifeService implements PeopleLife {
    private final AccountRows rows;
    private final PersonRepository people;
    private final Ownership ownership;
    private final SessionBook sessions;
    private final SessionActors actors;
    private final KnownKeys keys;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final Clock clock;

    PeopleLifeService(
            AccountRows rows,
            PersonRepository people,
            Ownership ownership,
            SessionBook sessions,
            SessionActors actors,
            KnownKeys keys,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.people = people;
        this.ownership = ownership;
        this.sessions = sessions;
        this.actors = actors;
        this.keys = keys;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Account> find(String search) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        String part = search.strip().toLowerCase(Locale.ROOT);
        return transactions.onPlatform(() -> rows.find(part, MOST_FOUND));
    }

    @Override
    public void disable(UserId user) {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_TEAMS);
        if (user.equals(actor.userId())) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This is your own account. Ask another admin to switch it off.");
        }
        boolean moved = transactions.onPlatform(() -> switchOff(user));
        if (moved) {
            keys.changed();
            actors.forgetAll();
        }
    }

    private boolean switchOff(UserId user) {
        PersonRow person = existing(user);
        if (person.disabled()) {
            return false;
        }
        requireOwners(user, person.displayName());
        requireAdmins(person);
        people.setDisabled(user, clock.instant());
        sessions.endAll(user, null, Ending.SWITCHED_OFF);
        record("person.disabled", person);
        return true;
    }

    private void requireOwners(UserId user, String name) {
        List<Team> left = ownership.ownedOnlyBy(user);
        if (!left.isEmpty()) {
            String names = left.stream().map(Team::name).collect(Collectors.joining(", "));
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "%s is the only owner of %s who can sign in. Make somebody else owner first."
                            .formatted(name, names),
                    Map.of("teams", left.stream().map(Team::slug).toList()));
        }
    }

    private void requireAdmins(PersonRow person) {
        people.lockFirstAdmin();
        if (person.roles().contains(PlatformRole.ADMIN)
                && rows.countOtherAdmins(person.id()) == 0) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "%s is the last platform admin. Make another one first."
                            .formatted(person.displayName()));
        }
    }

    @Override
    public void enable(UserId user) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        transactions.runOnPlatform(() -> {
            PersonRow person = existing(user);
            if (person.disabled()) {
                people.setDisabled(user, null);
                record("person.enabled", person);
            }
        });
        keys.changed();
        actors.forgetAll();
    }

    private PersonRow existing(UserId user) {
        rows.lock(user);
        return people.find(user).orElseThrow(() -> DomainException.notFound("person"));
    }

    private void record(String action, PersonRow person) {
        audit.record(
                null,
                AuditTrail.Change.made(
                        action, "person", person.id().toString(), Map.of("email", person.email())));
    }
}
