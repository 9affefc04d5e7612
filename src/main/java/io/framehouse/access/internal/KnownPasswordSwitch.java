package io.framehouse.access.internal;

import io.framehouse.access.KnownPasswords;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Switches people by their row; only those whose switch would move are compared with a hash. */
@Service
final class KnownPasswordSwitch implements KnownPasswords {
    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final KnownKeys keys;
    private final Clock clock;

    KnownPasswordSwitch(
            PersonRepository people,
            PasswordEncoder passwords,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            KnownKeys keys,
            Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public int admit(Collection<String> emails, String password, boolean admitted) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        List<PersonRow> moving =
                transactions
                        .onPlatform(() ->
                                emails.stream()
                                        .flatMap(email -> people.findByEmail(email).stream())
                                        .toList())
                        .stream()
                        .filter(person -> person.disabled() == admitted)
                        .filter(person -> passwords.matches(password, person.passwordHash()))
                        .toList();
        transactions.runOnPlatform(() -> moving.forEach(person -> move(person, admitted)));
        return moving.size();
    }

    private void move(PersonRow person, boolean admitted) {
        people.setDisabled(person.id(), admitted ? null : clock.instant());
        keys.changed();
        audit.record(
                null,
                AuditTrail.Change.made(
                        admitted ? "person.enabled" : "person.disabled",
                        "person",
                        person.id().toString(),
                        Map.of("email", person.email())));
    }
}
