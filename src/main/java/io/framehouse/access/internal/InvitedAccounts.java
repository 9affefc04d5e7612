package io.framehouse.access.internal;

import io.framehouse.access.Accounts;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Offer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Accounts by invitation: the row of the person, of the member and the end of the link in one. */
@Service
final class InvitedAccounts implements Accounts {
    private final Invitations invitations;
    private final PersonRepository people;
    private final Hashing hashing;
    private final TeamTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    InvitedAccounts(
            Invitations invitations,
            PersonRepository people,
            Hashing hashing,
            TeamTransactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.invitations = invitations;
        this.people = people;
        this.hashing = hashing;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Offer makeInvited(String token, String displayName, String password) {
        Offer offer = invitations.read(token).orElseThrow(InvitedAccounts::noAccount);
        String name = displayName.strip();
        PersonRules.checkChosen(offer.email(), name, password);
        PersonRow person =
                new PersonRow(
                        UserId.random(),
                        offer.email(),
                        name,
                        hashing.hash(password),
                        Set.of(),
                        "system",
                        false,
                        null);
        Actor self = Actor.person(person.id(), name, Set.of(), Map.of());
        return CurrentActor.as(
                self, () -> transactions.onPlatform(() -> insertAndJoin(person, token)));
    }

    private Offer insertAndJoin(PersonRow person, String token) {
        if (!people.insert(person, clock.instant())) {
            throw noAccount();
        }
        audit.record(
                null,
                AuditTrail.Change.made(
                        "person.created",
                        "person",
                        person.id().toString(),
                        Map.of("email", person.email(), "platform_roles", List.of())));
        return invitations.accept(token);
    }

    private static DomainException noAccount() {
        return new DomainException(
                CommonError.WRONG_STATE,
                "No account was made by this link. If you have one already, sign in to join; else"
                        + " ask for a new invitation.");
    }
}
