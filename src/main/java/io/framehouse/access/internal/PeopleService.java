package io.framehouse.access.internal;

import io.framehouse.access.People;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** People as rows. */
@Service
final class PeopleService implements People {
    private static final Set<String> COLOR_SCHEMES = Set.of("system", "light", "dark");

    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final Clock clock;
    // An admin that exists stays, but for the demo's, which goes before anybody asks.
    private volatile boolean adminSeen;

    PeopleService(
            PersonRepository people,
            PasswordEncoder passwords,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean hasPlatformAdmin() {
        if (!adminSeen) {
            adminSeen = transactions.onPlatform(people::anyPlatformAdmin);
        }
        return adminSeen;
    }

    @Override
    public UserId create(
            String email, String displayName, String password, Set<PlatformRole> roles) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        PersonRow person = prepare(email, displayName, password, roles);
        return transactions.onPlatform(() -> insert(person));
    }

    @Override
    public UserId createFirstAdmin(String email, String displayName, String password) {
        requireNoAdmin();
        PersonRules.checkChosen(PersonRules.email(email), displayName.strip(), password);
        PersonRow person = prepare(email, displayName, password, Set.of(PlatformRole.ADMIN));
        return CurrentActor.as(
                Actor.system("setup"), () -> transactions.onPlatform(() -> insertFirst(person)));
    }

    private UserId insertFirst(PersonRow person) {
        people.lockFirstAdmin();
        requireNoAdmin();
        return insert(person);
    }

    private void requireNoAdmin() {
        if (hasPlatformAdmin()) {
            throw new DomainException(
                    CommonError.WRONG_STATE, "Setup is finished. Sign in to change settings.");
        }
    }

    // Hashing takes long on purpose, so it is done before the transaction.
    private PersonRow prepare(
            String email, String displayName, String password, Set<PlatformRole> roles) {
        String address = PersonRules.email(email);
        String name = displayName.strip();
        PersonRules.check(address, name, password);
        String hash = encode(password);
        return new PersonRow(UserId.random(), address, name, hash, roles, "system", false, null);
    }

    private String encode(String password) {
        String hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password encoder gave no hash");
        }
        return hash;
    }

    private UserId insert(PersonRow person) {
        if (!people.insert(person, clock.instant())) {
            throw DomainException.invalid(
                    "email",
                    "taken",
                    "There is already a person with " + person.email() + ". Give another address.");
        }
        List<String> roles = person.roles().stream().map(Wire::of).sorted().toList();
        audit.record(
                null,
                AuditTrail.Change.made(
                        "person.created",
                        "person",
                        person.id().toString(),
                        Map.of("email", person.email(), "platform_roles", roles)));
        return person.id();
    }

    @Override
    public Optional<UserId> findByEmail(String email) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        String address = PersonRules.email(email);
        return transactions.onPlatform(() -> people.findByEmail(address)).map(PersonRow::id);
    }

    @Override
    public Profile profile(UserId user) {
        requireSelfOrAdmin(user);
        PersonRow row =
                transactions
                        .onPlatform(() -> people.find(user))
                        .orElseThrow(() -> DomainException.notFound("person"));
        return new Profile(row.id(), row.email(), row.displayName(), row.colorScheme());
    }

    @Override
    public void chooseColorScheme(UserId user, String scheme) {
        requireSelfOrAdmin(user);
        if (!COLOR_SCHEMES.contains(scheme)) {
            throw DomainException.invalid(
                    "color_scheme",
                    "unknown",
                    "'" + scheme + "' is no colour scheme. Choose system, light or dark.");
        }
        transactions.runOnPlatform(() -> people.setColorScheme(user, scheme));
    }

    private void requireSelfOrAdmin(UserId user) {
        Actor actor = currentActor.get();
        boolean self = actor.kind() == Actor.Kind.PERSON && user.equals(actor.userId());
        if (!self && !actor.mayOnPlatform(Action.MANAGE_TEAMS)) {
            throw DomainException.notFound("person");
        }
    }
}
