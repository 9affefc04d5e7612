package io.framehouse.credits.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes and ends raises under the team's lock, for owners and for approved requests. */
@Component
final class RaiseBook {
    private final RaiseRows raises;
    private final PresentBudgets budgets;
    private final AuditTrail audit;
    private final Clock clock;

    RaiseBook(RaiseRows raises, PresentBudgets budgets, AuditTrail audit, Clock clock) {
        this.raises = raises;
        this.budgets = budgets;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a raise is made of. */
    record Wanted(UUID id, UUID budget, Credits amount, Instant until, String reason) {}

    Raise raise(TeamId team, Wanted wanted, Actor actor) {
        budgets.lock(team);
        UUID budget = budgets.get(team, wanted.budget()).id();
        Raise made =
                new Raise(
                        wanted.id(),
                        budget,
                        wanted.amount(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        wanted.until().truncatedTo(ChronoUnit.MICROS),
                        wanted.reason(),
                        actor.label());
        raises.insert(team, made);
        record(team, "budget.raised", made, wanted.reason());
        budgets.changed(team);
        return made;
    }

    void end(TeamId team, UUID id, String reason) {
        budgets.lock(team);
        Raise raise = raises.find(team, id).orElseThrow(() -> DomainException.notFound("raise"));
        if (raises.end(team, id, clock.instant())) {
            record(team, "budget.raise_ended", raise, reason);
            budgets.changed(team);
        }
    }

    private void record(TeamId team, String action, Raise raise, String reason) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("raise_id", raise.id().toString());
        fields.put("amount", raise.amount().toWire());
        fields.put("until", raise.endsAt().toString());
        boolean begins = action.equals("budget.raised");
        audit.record(
                team,
                new Change(
                        action,
                        "budget",
                        raise.budget().toString(),
                        begins ? Map.of() : fields,
                        begins ? fields : Map.of(),
                        reason));
    }
}
