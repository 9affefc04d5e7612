package io.framehouse.access.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the platform's trail what became of people's factors, in the transaction of the change. */
@Component
final class FactorTrail {
    private final AuditTrail audit;
    private final PersonRepository people;

    FactorTrail(AuditTrail audit, PersonRepository people) {
        this.audit = audit;
        this.people = people;
    }

    /** By the person themselves, who is nobody yet while their session owes something. */
    void own(UserId user, String action, Map<String, ?> after) {
        PersonRow person = people.find(user).orElseThrow(() -> DomainException.notFound("person"));
        Actor self = Actor.person(user, person.displayName(), person.roles(), Map.of());
        Map<String, Object> values = new LinkedHashMap<>(after);
        values.put("name", person.displayName());
        CurrentActor.runAs(self, () -> record(user, action, values));
    }

    /** A code or password that was not right. */
    void refused(UserId user, int triesLeft) {
        PersonRow person = people.find(user).orElseThrow(() -> DomainException.notFound("person"));
        CurrentActor.runAs(
                Actor.system("sign-in"),
                () ->
                        record(
                                user,
                                "person.second_factor_refused",
                                Map.of("name", person.displayName(), "tries_left", triesLeft)));
    }

    /** By whoever acts. */
    void byActor(UserId user, String action, Map<String, ?> after) {
        record(user, action, after);
    }

    private void record(UserId user, String action, Map<String, ?> after) {
        audit.record(null, Change.made(action, "person", user.toString(), after));
    }
}
