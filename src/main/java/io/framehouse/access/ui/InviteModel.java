package io.framehouse.access.ui;

import io.framehouse.access.Accounts;
import io.framehouse.access.Passwords;
import io.framehouse.access.Passwords.Strength;
import io.framehouse.access.Profiles;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Offer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the page of an invitation shows and does. */
@Component
class InviteModel {
    private final Invitations invitations;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Profiles profiles;
    private final CurrentActor currentActor;

    InviteModel(
            Invitations invitations,
            Accounts accounts,
            Passwords passwords,
            Profiles profiles,
            CurrentActor currentActor) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.profiles = profiles;
        this.currentActor = currentActor;
    }

    Optional<Offer> read(String token) {
        return invitations.read(token);
    }

    /** The address of whoever is signed in; empty where nobody is. */
    Optional<String> signedInAs() {
        return currentActor
                .find()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(actor -> profiles.own().email());
    }

    Strength judge(String password, Offer offer, String name) {
        return passwords.judge(password, offer.email(), name);
    }

    Offer join(String token) {
        return invitations.accept(token);
    }

    Offer makeAccount(String token, String name, String password) {
        return accounts.makeInvited(token, name, password);
    }

    /** Where to sign in, to come back to the invitation or to go on to the team. */
    static String signIn(String next) {
        return "login?next=" + next;
    }
}
