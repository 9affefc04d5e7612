package io.framehouse.access.internal;

import io.framehouse.access.SsoRefused;
import io.framehouse.access.SsoRefused.Why;
import io.framehouse.access.internal.SsoIdentities.Identity;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Finds the person whom the identity provider means, or makes one. Somebody is known by the
 * provider's subject alone; an address only helps to tell that there is an account already, which
 * is theirs once they have given its password as well.
 */
@Component
final class SsoAdmission {
    private static final int LONGEST_NAME = 120;

    private final SsoIdentities identities;
    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final TeamTransactions transactions;
    private final FactorTrail trail;
    private final SsoSettings settings;
    private final Clock clock;

    SsoAdmission(
            SsoIdentities identities,
            PersonRepository people,
            PasswordEncoder passwords,
            TeamTransactions transactions,
            FactorTrail trail,
            Environment environment,
            Clock clock) {
        this.identities = identities;
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
        this.trail = trail;
        this.settings = SsoSettings.of(environment);
        this.clock = clock;
    }

    /** An identity that waits for the password of the account with its address. */
    record Pending(Identity identity, String email) implements Serializable {}

    static Identity identity(OidcUser user) {
        String subject = user.getSubject();
        if (subject == null || user.getIssuer() == null) {
            throw new SsoRefused(Why.FAILED);
        }
        return new Identity(user.getIssuer().toString(), subject);
    }

    /**
     * The person who has signed in there.
     *
     * @throws SsoRefused where they may not come in
     */
    PersonRow admit(OidcUser user) {
        Identity identity = identity(user);
        Instant now = clock.instant();
        Optional<PersonRow> known =
                transactions.onPlatform(() -> identities.use(identity, now).flatMap(people::find));
        PersonRow person = known.orElseGet(() -> make(user, identity, now));
        if (person.disabled()) {
            throw new SsoRefused(Why.SWITCHED_OFF);
        }
        return person;
    }

    private PersonRow make(OidcUser user, Identity identity, Instant now) {
        String email = ownEmail(user).orElseThrow(() -> new SsoRefused(Why.UNVERIFIED));
        // Nobody knows it: such a person signs in at the provider, or asks for a new password.
        String hash = passwords.encode(UUID.randomUUID().toString());
        PersonRow person =
                new PersonRow(
                        UserId.random(),
                        email,
                        name(user, email),
                        String.valueOf(hash),
                        Set.of(),
                        "system",
                        false,
                        null);
        return transactions.onPlatform(() -> {
            if (people.findByEmail(email).isPresent()) {
                throw new SsoRefused(Why.TAKEN);
            }
            if (!settings.createPeople()) {
                throw new SsoRefused(Why.NO_ACCOUNT);
            }
            if (!people.insert(person, now) || !identities.link(identity, person.id(), now)) {
                throw new SsoRefused(Why.TAKEN);
            }
            trail.own(person.id(), "person.created", Map.of("email", email, "source", "sso"));
            return person;
        });
    }

    /** The address, if the provider says that it is the person's own. */
    Optional<String> ownEmail(OidcUser user) {
        String given = user.getEmail();
        if (given == null) {
            return Optional.empty();
        }
        String email = PersonRules.email(given);
        boolean own = Boolean.TRUE.equals(user.getEmailVerified()) || settings.trusts(email);
        return own && PersonRules.isEmail(email) ? Optional.of(email) : Optional.empty();
    }

    private static String name(OidcUser user, String email) {
        @Nullable String full = user.getFullName();
        String name = full == null || full.isBlank() ? email : full.strip();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** The account's own person has signed in beside it: from now on both belong together. */
    void link(Pending pending, UserId user) {
        transactions.runOnPlatform(() -> {
            PersonRow person = people.find(user).orElse(null);
            if (person != null
                    && person.email().equals(pending.email())
                    && identities.link(pending.identity(), user, clock.instant())) {
                trail.own(
                        user,
                        "person.identity_linked",
                        Map.of("issuer", pending.identity().issuer()));
            }
        });
    }
}
