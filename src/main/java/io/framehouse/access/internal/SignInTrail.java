package io.framehouse.access.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamTransactions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the platform's trail who signed in and who tried in vain. A refusal is written for unknown
 * addresses too, without the address: else the time an answer takes would tell which are known.
 */
@Component
final class SignInTrail {
    private static final String TYPE = "person";
    private static final String NOBODY = "an unknown address";

    private final AuditTrail audit;
    private final TeamTransactions transactions;

    SignInTrail(AuditTrail audit, TeamTransactions transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    void signedIn(PersonRow person) {
        Actor actor = Actor.person(person.id(), person.displayName(), person.roles(), Map.of());
        write(
                actor,
                Change.made(
                        "person.signed_in",
                        TYPE,
                        person.id().toString(),
                        Map.of("name", person.displayName())));
    }

    /**
     * A refusal.
     *
     * @param person null where the address is nobody's
     * @param triesLeft 0 where the account is paused for this address now
     */
    void refused(@Nullable PersonRow person, int triesLeft) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("name", person == null ? NOBODY : person.displayName());
        if (person != null) {
            after.put("switched_off", person.disabled());
        }
        after.put("tries_left", triesLeft);
        String id = person == null ? "unknown" : person.id().toString();
        write(Actor.system("sign-in"), Change.made("person.sign_in_refused", TYPE, id, after));
    }

    private void write(Actor actor, Change change) {
        CurrentActor.runAs(
                actor, () -> transactions.runOnPlatform(() -> audit.record(null, change)));
    }
}
