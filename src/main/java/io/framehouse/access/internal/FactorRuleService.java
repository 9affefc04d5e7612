package io.framehouse.access.internal;

import io.framehouse.access.FactorRules;
import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The rules as columns. */
@Service
final class FactorRuleService implements FactorRules {
    private final FactorRepository factors;
    private final SessionActors actors;
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final AuditTrail audit;

    FactorRuleService(
            FactorRepository factors,
            SessionActors actors,
            CurrentActor currentActor,
            TeamTransactions transactions,
            AuditTrail audit) {
        this.factors = factors;
        this.actors = actors;
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Demand demand() {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        return transactions.onPlatform(factors::demand);
    }

    @Override
    public void demand(Demand demand) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        transactions.runOnPlatform(() -> {
            Demand before = factors.demand();
            if (before != demand) {
                factors.setDemand(demand);
                audit.record(
                        null,
                        change("sign_in_rule.changed", "house", Wire.of(before), Wire.of(demand)));
            }
        });
        actors.forgetAll();
    }

    @Override
    public boolean teamDemands(TeamId team) {
        currentActor.require(team, Action.MANAGE_MEMBERS);
        return transactions.inTeam(team, () -> factors.teamDemands(team));
    }

    @Override
    public void teamDemands(TeamId team, boolean demanded) {
        currentActor.require(team, Action.MANAGE_MEMBERS);
        transactions.runInTeam(
                team,
                () -> {
                    if (factors.teamDemands(team) != demanded) {
                        factors.setTeamDemands(team, demanded);
                        audit.record(
                                team,
                                change(
                                        "team.sign_in_rule_changed",
                                        team.toString(),
                                        word(!demanded),
                                        word(demanded)));
                    }
                });
        actors.forgetAll();
    }

    private static String word(boolean demanded) {
        return demanded ? "everybody" : "off";
    }

    private static Change change(String action, String id, String before, String after) {
        return new Change(
                action,
                action.startsWith("team.") ? "team" : "sign_in_rule",
                id,
                Map.of("second_factor", before),
                Map.of("second_factor", after),
                null);
    }
}
